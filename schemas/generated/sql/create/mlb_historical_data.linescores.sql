-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.linescores (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  inning INT64 not null options (description = "Inning, from 1."),
  home_runs INT64 options (description = "Runs of the home half."),
  away_runs INT64 options (description = "Runs of the away half."),
  home_hits INT64 options (description = "Hits of the home half."),
  away_hits INT64 options (description = "Hits of the away half."),
  home_errors INT64 options (description = "Errors of the home fielders."),
  away_errors INT64 options (description = "Errors of the away fielders."),
  home_left_on_base INT64 options (description = "Left on base, home half."),
  away_left_on_base INT64 options (description = "Left on base, away half."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, game_pk
options (
  description = "One row per game and inning. A half that was not played has null runs.",
  require_partition_filter = true
);
