-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.team_id, o.season, o.game_type, o.stat_group, o.as_of_date)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_historical_data_team_season_stats as o
left join mlb_historical_data.team_season_stats as t
on t.team_id = o.team_id and t.season = o.season and t.game_type = o.game_type and t.stat_group = o.stat_group and t.as_of_date = o.as_of_date;
