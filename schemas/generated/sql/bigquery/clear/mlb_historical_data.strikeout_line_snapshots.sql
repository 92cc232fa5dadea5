-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_strikeout_line_snapshots_game_dates ARRAY<DATE>
delete from mlb_historical_data.strikeout_line_snapshots as t
where t.game_date in unnest(@mlb_historical_data_strikeout_line_snapshots_game_dates);
