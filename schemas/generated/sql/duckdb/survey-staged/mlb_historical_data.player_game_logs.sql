-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.player_id, o.game_pk, o.stat_group)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_historical_data_player_game_logs as o
left join mlb_historical_data.player_game_logs as t
on t.player_id = o.player_id and t.game_pk = o.game_pk and t.stat_group = o.stat_group;
