-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_predictions.game_predictions (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  model_system STRING not null options (description = "Prediction system: `game_outcome`, what was served without a market, for every game; `game_outcome_with_open_line`, the variant that knows the opening line, for games that have one. With `.current` or `.candidate` behind either: what each of its models said while both ran."),
  model_version STRING not null options (description = "Version of its model; `elo` while none is trained."),
  cutoff_at TIMESTAMP not null options (description = "Only facts known before this moment were used."),
  home_team_id INT64 not null options (description = "Home team."),
  away_team_id INT64 not null options (description = "Away team."),
  home_starter_id INT64 options (description = "Starter assumed."),
  away_starter_id INT64 options (description = "Starter assumed."),
  home_win_probability FLOAT64 not null options (description = "Probability that the home team wins."),
  elo_home_win_probability FLOAT64 not null options (description = "What Elo alone says, for comparison."),
  expected_home_runs FLOAT64 not null options (description = "Expected runs."),
  expected_away_runs FLOAT64 not null options (description = "Expected runs."),
  contributions JSON not null options (description = "The largest reasons: [{feature, value, contribution}] in log odds of a home win."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, game_pk
options (
  description = "Game outcome predictions of a slate.",
  require_partition_filter = true
);
