-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.game_pk, o.pitcher_id, o.system_id)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_predictions_strikeout_predictions as o
left join mlb_predictions.strikeout_predictions as t
on t.game_pk = o.game_pk and t.pitcher_id = o.pitcher_id and t.system_id = o.system_id;
