-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_historical_data_weather_forecasts_offered as o
);
merge into mlb_historical_data.weather_forecasts as t
using (
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
    o.row_hash
  from staging.mlb_historical_data_weather_forecasts_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.captured_at order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.captured_at = s.captured_at
  and t.game_date between partition_from and partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    venue_id = s.venue_id,
    exposure = s.exposure,
    scheduled_start_at = s.scheduled_start_at,
    forecast_for_at = s.forecast_for_at,
    temperature_fahrenheit = s.temperature_fahrenheit,
    relative_humidity_percent = s.relative_humidity_percent,
    precipitation_probability_percent = s.precipitation_probability_percent,
    wind_speed_mph = s.wind_speed_mph,
    wind_from_degrees = s.wind_from_degrees,
    surface_pressure_hpa = s.surface_pressure_hpa,
    wind_out_mph = s.wind_out_mph,
    wind_to_right_mph = s.wind_to_right_mph,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, captured_at, venue_id, exposure, scheduled_start_at, forecast_for_at, temperature_fahrenheit, relative_humidity_percent, precipitation_probability_percent, wind_speed_mph, wind_from_degrees, surface_pressure_hpa, wind_out_mph, wind_to_right_mph, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.captured_at, s.venue_id, s.exposure, s.scheduled_start_at, s.forecast_for_at, s.temperature_fahrenheit, s.relative_humidity_percent, s.precipitation_probability_percent, s.wind_speed_mph, s.wind_from_degrees, s.surface_pressure_hpa, s.wind_out_mph, s.wind_to_right_mph, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
