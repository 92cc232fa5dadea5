-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.game_weather (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  condition STRING options (description = "Sky or roof."),
  temperature_fahrenheit INT64 options (description = "Temperature."),
  wind_speed_mph INT64 options (description = "Wind speed."),
  wind_direction STRING options (description = "As given: \"Out To CF\", \"None\"."),
  roof_closed BOOL not null options (description = "Played under a roof."),
  raw JSON not null options (description = "The object as given."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, game_pk
options (
  description = "Weather at first pitch as the feed reports it; indoors: Dome or Roof Closed.",
  require_partition_filter = true
);
