-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_predictions.model_registry (
  model_system STRING not null options (description = "Prediction system."),
  model_version STRING not null options (description = "Version: last training date and hash of the training rows."),
  decision STRING not null options (description = "deployed, or kept: the old one stays."),
  reason STRING not null options (description = "Why, in a sentence."),
  trained_through DATE not null options (description = "Last date of the training rows."),
  training_games INT64 not null options (description = "Games trained on."),
  holdout_games INT64 not null options (description = "Games held out."),
  engine STRING not null options (description = "Which member it is: elo, logistic, trees, blend, open_line, open_line_stack, open_line_move."),
  brier FLOAT64 options (description = "Of the chosen member on the held-out games."),
  brier_constant FLOAT64 options (description = "Of the constant on the same games."),
  brier_elo FLOAT64 options (description = "Of Elo on the same games."),
  log_loss FLOAT64 options (description = "Of the chosen member on the held-out games."),
  feature_hash STRING not null options (description = "SHA-256 of the ordered feature list."),
  card_key STRING not null options (description = "Object key of the model card."),
  model_key STRING not null options (description = "Object key of the model."),
  trained_at TIMESTAMP not null options (description = "When."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
options (
  description = "Model versions with their metrics beside the baselines on the same games."
);
