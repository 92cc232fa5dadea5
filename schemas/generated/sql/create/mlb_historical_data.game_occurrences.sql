-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.game_occurrences (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  listing_date DATE not null options (description = "Date under which the schedule lists the game (dates[].date)."),
  game_date DATE not null options (description = "Official date on this listing; on a postponed one already the make-up date."),
  coded_state STRING not null options (description = "Coded state on this listing."),
  detailed_state STRING not null options (description = "Status in words."),
  reason STRING options (description = "Why: Rain, Inclement Weather."),
  scheduled_start_at TIMESTAMP not null options (description = "Start time on this listing."),
  reschedule_date DATE options (description = "Make-up date of a postponed game."),
  rescheduled_from_date DATE options (description = "Original date of a make-up game."),
  resume_date DATE options (description = "Date on which a suspended game goes on."),
  resumed_from_date DATE options (description = "Date on which a resumed game began."),
  double_header STRING not null options (description = "Y traditional, S split, N none."),
  game_number INT64 not null options (description = "Game number of the day."),
  description STRING options (description = "Such as \"Makeup of 5/5 PPD\"."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
cluster by game_pk
options (
  description = "One row per game and listing date: postponements, suspensions, resumptions."
);
