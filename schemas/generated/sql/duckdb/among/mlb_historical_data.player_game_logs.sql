-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.player_game_logs' as table_name
where exists (select 1 from mlb_historical_data.player_game_logs as t where t.player_id between $first and $last);
