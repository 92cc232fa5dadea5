-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_predictions.strikeout_predictions (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  system_id STRING not null options (description = "Strikeout system."),
  pitcher_id INT64 not null options (description = "Starter."),
  team_id INT64 not null options (description = "His team."),
  opponent_team_id INT64 not null options (description = "The other team."),
  is_home BOOL not null options (description = "At home."),
  model_version STRING not null options (description = "Version of the model; `untrained` for what needs none."),
  cutoff_at TIMESTAMP not null options (description = "Only facts known before this moment were used."),
  mean_strikeouts FLOAT64 not null options (description = "Expected strikeouts."),
  distribution STRING not null options (description = "How they spread around the mean."),
  dispersion FLOAT64 options (description = "Dispersion of the negative binomial (variance = mean + mean² / dispersion); null for Poisson."),
  over_probabilities JSON not null options (description = "P(more strikeouts than a line) by line: [{line, probability}]."),
  line FLOAT64 not null options (description = "The line that edge and recommendation speak of."),
  line_source STRING not null options (description = "Whose line: `market` = offered and known before the cutoff; `usual` = half a strikeout above the whole strikeouts of his usual start, where no such line was."),
  line_bookmaker STRING options (description = "Who offered the line; null for the usual one."),
  line_captured_at TIMESTAMP options (description = "When the line was seen; null for the usual one."),
  market_over_probability FLOAT64 options (description = "The market's fair probability of more strikeouts than the line; null for the usual one."),
  over_probability FLOAT64 not null options (description = "P(more strikeouts than that line)."),
  edge FLOAT64 not null options (description = "Expected strikeouts minus the line."),
  confidence FLOAT64 not null options (description = "How well the start is known, 0 to 100; no probability of being right."),
  red_flags JSON not null options (description = "What makes the start other than the usual: short_rest, opener, tiny_sample, …"),
  recommendation STRING not null options (description = "PASS unless edge and confidence suffice."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, game_pk
options (
  description = "Strikeouts of the starters of a slate, one row per system.",
  require_partition_filter = true
);
