-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.weather_forecasts (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  captured_at TIMESTAMP not null options (description = "When the forecast was given."),
  venue_id INT64 not null options (description = "MLB's venue id."),
  exposure STRING not null options (description = "outdoor; indoor (a dome, or a roof that is announced closed); retractable: the roof may be closed, nobody has said."),
  scheduled_start_at TIMESTAMP not null options (description = "First pitch as scheduled at the capture."),
  forecast_for_at TIMESTAMP options (description = "The full hour nearest to it, which the forecast is for."),
  temperature_fahrenheit FLOAT64 options (description = "Air temperature 2 m above ground."),
  relative_humidity_percent FLOAT64 options (description = "Relative humidity."),
  precipitation_probability_percent FLOAT64 options (description = "Probability of precipitation in the hour."),
  wind_speed_mph FLOAT64 options (description = "Wind 10 m above ground."),
  wind_from_degrees FLOAT64 options (description = "Direction the wind comes from, clockwise from north."),
  surface_pressure_hpa FLOAT64 options (description = "Pressure at the height of the park."),
  wind_out_mph FLOAT64 options (description = "Wind from home plate towards centre field; negative blows in."),
  wind_to_right_mph FLOAT64 options (description = "Wind across, from the left-field side to the right; negative the other way."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, game_pk
options (
  description = "Forecasts for the hour of the first pitch at the ball park, append-only by capture time. Indoors there is no weather: its columns are null.",
  require_partition_filter = true
);
