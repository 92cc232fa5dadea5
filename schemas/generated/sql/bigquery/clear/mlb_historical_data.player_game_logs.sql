-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_player_game_logs_game_dates ARRAY<DATE>
delete from mlb_historical_data.player_game_logs as t
where t.game_date in unnest(@mlb_historical_data_player_game_logs_game_dates);
