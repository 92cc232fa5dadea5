-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.teams (
  team_id INT64 not null options (description = "MLB's id of the team."),
  season INT64 not null options (description = "Season year."),
  name STRING not null options (description = "Full name."),
  abbreviation STRING not null options (description = "The Stats API's abbreviation that season."),
  league_id INT64 options (description = "103 American, 104 National."),
  division_id INT64 options (description = "200 to 205."),
  venue_id INT64 options (description = "Home venue."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
options (
  description = "Clubs by season."
);
