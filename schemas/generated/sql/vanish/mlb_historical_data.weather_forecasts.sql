-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_historical_data.weather_forecasts as t
where t.game_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_weather_forecasts as s
    where s.game_pk = t.game_pk and s.captured_at = t.captured_at
  );
