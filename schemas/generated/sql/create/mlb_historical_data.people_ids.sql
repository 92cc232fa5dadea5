-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.people_ids (
  player_id INT64 not null options (description = "MLB's person id."),
  retrosheet_id STRING options (description = "Id at Retrosheet; newcomers often have none yet."),
  baseball_reference_id STRING options (description = "Id at Baseball Reference."),
  fangraphs_id STRING options (description = "Id at FanGraphs."),
  last_name STRING options (description = "Last name."),
  first_name STRING options (description = "First name in use."),
  birth_year INT64 options (description = "Year of birth."),
  first_season INT64 options (description = "First season in the major leagues."),
  last_season INT64 options (description = "Last season so far; may lag."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
options (
  description = "Ids of a person at MLB, Retrosheet, Baseball Reference and FanGraphs (Chadwick register)."
);
