-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.player_season_stats' as table_name, count(*) as row_count, count(distinct hash(t.player_id, t.season, t.game_type, t.stat_group, t.as_of_date)) as key_count
from mlb_historical_data.player_season_stats as t
where t.player_id between $first and $last;
