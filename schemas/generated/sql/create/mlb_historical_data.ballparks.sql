-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.ballparks (
  park_id STRING not null options (description = "Retrosheet's id of the park."),
  name STRING options (description = "Name."),
  city STRING options (description = "City."),
  state STRING options (description = "State or province."),
  country STRING options (description = "Country."),
  first_game_date DATE options (description = "First game."),
  last_game_date DATE options (description = "Last game; null while the park is in use."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
options (
  description = "Ball parks by Retrosheet's park id: place, first and last game."
);
