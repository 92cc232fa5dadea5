-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.team_season_stats' as table_name, count(*) as row_count, count(distinct hash(t.team_id, t.season, t.game_type, t.stat_group, t.as_of_date)) as key_count
from mlb_historical_data.team_season_stats as t
where t.team_id between $first and $last;
