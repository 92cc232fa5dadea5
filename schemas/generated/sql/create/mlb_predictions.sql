-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create schema if not exists mlb_predictions
options (description = "Predictions, models and how they scored.");
