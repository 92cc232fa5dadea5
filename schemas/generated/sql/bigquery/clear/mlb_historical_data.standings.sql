-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_standings_game_dates ARRAY<DATE>
delete from mlb_historical_data.standings as t
where t.as_of_date in unnest(@mlb_historical_data_standings_game_dates);
