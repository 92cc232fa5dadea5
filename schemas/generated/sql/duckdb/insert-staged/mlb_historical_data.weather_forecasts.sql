-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.weather_forecasts (game_pk, game_date, captured_at, venue_id, exposure, scheduled_start_at, forecast_for_at, temperature_fahrenheit, relative_humidity_percent, precipitation_probability_percent, wind_speed_mph, wind_from_degrees, surface_pressure_hpa, wind_out_mph, wind_to_right_mph, run_id, source, known_at, ingested_at, row_hash)
select
  s.game_pk,
  s.game_date,
  s.captured_at,
  s.venue_id,
  s.exposure,
  s.scheduled_start_at,
  s.forecast_for_at,
  s.temperature_fahrenheit,
  s.relative_humidity_percent,
  s.precipitation_probability_percent,
  s.wind_speed_mph,
  s.wind_from_degrees,
  s.surface_pressure_hpa,
  s.wind_out_mph,
  s.wind_to_right_mph,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_historical_data_weather_forecasts as s;
