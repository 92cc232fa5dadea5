-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_predictions.player_predictions (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  player_id INT64 not null options (description = "Batter."),
  outcome STRING not null options (description = "What is counted."),
  team_id INT64 not null options (description = "His team."),
  opponent_team_id INT64 not null options (description = "The other team."),
  is_home BOOL not null options (description = "At home."),
  slot INT64 not null options (description = "Expected place in the batting order."),
  opposing_starter_id INT64 options (description = "Starter assumed; null while nobody is announced."),
  model_version STRING not null options (description = "Version of the model."),
  cutoff_at TIMESTAMP not null options (description = "Only facts known before this moment were used."),
  expected FLOAT64 not null options (description = "Expected count, should he start."),
  at_least_one FLOAT64 not null options (description = "P(at least one), should he start."),
  at_least_two FLOAT64 not null options (description = "P(at least two), should he start."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, game_pk
options (
  description = "Outcomes of the batters who are expected to start on a slate.",
  require_partition_filter = true
);
