-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_statcast_pitches_game_dates ARRAY<DATE>
delete from mlb_historical_data.statcast_pitches as t
where t.game_date in unnest(@mlb_historical_data_statcast_pitches_game_dates);
