-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.game_pk, o.team_id)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_historical_data_team_game_totals as o
left join mlb_historical_data.team_game_totals as t
on t.game_pk = o.game_pk and t.team_id = o.team_id;
