-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_weather_forecasts_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    captured_at: 'TIMESTAMPTZ',
    venue_id: 'BIGINT',
    exposure: 'VARCHAR',
    scheduled_start_at: 'TIMESTAMPTZ',
    forecast_for_at: 'TIMESTAMPTZ',
    temperature_fahrenheit: 'DOUBLE',
    relative_humidity_percent: 'DOUBLE',
    precipitation_probability_percent: 'DOUBLE',
    wind_speed_mph: 'DOUBLE',
    wind_from_degrees: 'DOUBLE',
    surface_pressure_hpa: 'DOUBLE',
    wind_out_mph: 'DOUBLE',
    wind_to_right_mph: 'DOUBLE',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
