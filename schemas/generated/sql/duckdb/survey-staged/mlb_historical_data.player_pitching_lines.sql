-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.game_pk, o.player_id, o.team_id)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_historical_data_player_pitching_lines as o
left join mlb_historical_data.player_pitching_lines as t
on t.game_pk = o.game_pk and t.player_id = o.player_id and t.team_id = o.team_id;
