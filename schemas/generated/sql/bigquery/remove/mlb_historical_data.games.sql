-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_games_source STRING, @mlb_historical_data_games_row_keys ARRAY<STRING>, @mlb_historical_data_games_date_from DATE, @mlb_historical_data_games_date_to DATE
delete from mlb_historical_data.games as t
where t.source = @mlb_historical_data_games_source
  and t.game_pk < 0
  and t.game_date between @mlb_historical_data_games_date_from and @mlb_historical_data_games_date_to
  and cast(t.game_pk as string) in unnest(@mlb_historical_data_games_row_keys);
