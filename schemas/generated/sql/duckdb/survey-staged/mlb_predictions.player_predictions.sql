-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.game_pk, o.player_id, o.outcome)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_predictions_player_predictions as o
left join mlb_predictions.player_predictions as t
on t.game_pk = o.game_pk and t.player_id = o.player_id and t.outcome = o.outcome;
