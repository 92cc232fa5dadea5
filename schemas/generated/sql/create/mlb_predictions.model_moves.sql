-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_predictions.model_moves (
  model_system STRING not null options (description = "Prediction system."),
  moved_at TIMESTAMP not null options (description = "When the pointer was moved."),
  action STRING not null options (description = "deployed: by the trainer; promoted, rolled_back: by hand."),
  from_version STRING options (description = "Version that was current before; null for the first one."),
  to_version STRING not null options (description = "Version that is current from then on."),
  moved_by STRING not null options (description = "trainer, or who gave the command."),
  reason STRING not null options (description = "The numbers of the decision, or the command and what was said for it."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
options (
  description = "Every move of the pointer to the current model of a system: what was deployed by the trainer, promoted or rolled back by hand, when, by whom and why. Append-only: a row is written once, from the memory of the pointer."
);
