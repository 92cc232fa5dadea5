-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.player_game_logs' as table_name, count(*) as row_count, count(distinct hash(t.player_id, t.game_pk, t.stat_group)) as key_count
from mlb_historical_data.player_game_logs as t
where t.player_id between $first and $last;
