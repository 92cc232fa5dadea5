-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.players (
  player_id INT64 not null options (description = "MLB's person id."),
  full_name STRING not null options (description = "Full name."),
  bats STRING options (description = "L, R or S."),
  throws STRING options (description = "L, R or S."),
  primary_position STRING options (description = "Abbreviation of the primary position."),
  birth_date DATE options (description = "Date of birth."),
  height_inches INT64 options (description = "Height."),
  weight_pounds INT64 options (description = "Weight."),
  debut_date DATE options (description = "First game in the major leagues; null before it."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
options (
  description = "Players: names, handedness, birth, stature and debut."
);
