-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_weather_forecasts
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.captured_at,
  o.venue_id,
  o.exposure,
  o.scheduled_start_at,
  o.forecast_for_at,
  o.temperature_fahrenheit,
  o.relative_humidity_percent,
  o.precipitation_probability_percent,
  o.wind_speed_mph,
  o.wind_from_degrees,
  o.surface_pressure_hpa,
  o.wind_out_mph,
  o.wind_to_right_mph,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk, o.captured_at) - 1, 10000) as batch_number
from staging.mlb_historical_data_weather_forecasts_offered as o
where true
qualify row_number() over (partition by o.game_pk, o.captured_at order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
