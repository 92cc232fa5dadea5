-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_team_game_totals_game_dates ARRAY<DATE>
delete from mlb_historical_data.team_game_totals as t
where t.game_date in unnest(@mlb_historical_data_team_game_totals_game_dates);
