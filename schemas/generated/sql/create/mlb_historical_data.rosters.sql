-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.rosters (
  team_id INT64 not null options (description = "Club."),
  season INT64 not null options (description = "Season year."),
  roster_type STRING not null options (description = "active or 40Man."),
  as_of_date DATE not null options (description = "Date the roster is of."),
  player_id INT64 not null options (description = "MLB's person id."),
  full_name STRING options (description = "Full name."),
  jersey_number STRING options (description = "As worn: 00 and 0 are two numbers."),
  position STRING options (description = "Abbreviation of the position he is listed at."),
  status_code STRING options (description = "A active, D7 to D60 injured, RM reassigned … ; the list is open."),
  status STRING options (description = "The status in words."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(as_of_date, month)
cluster by as_of_date, team_id
options (
  description = "Rosters of a date: active (may play) and 40Man (under major-league contract). One row per club, kind, date and man.",
  require_partition_filter = true
);
