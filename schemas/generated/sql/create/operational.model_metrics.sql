-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists operational.model_metrics (
  metric_date DATE not null options (description = "Last date of the window."),
  model_system STRING not null options (description = "Prediction system."),
  model_version STRING not null options (description = "Version that was current."),
  metric_type STRING not null options (description = "psi: population stability of an input; brier, mae, rmse: of the predictions."),
  subject STRING not null options (description = "The input, or what is predicted: home_win, total_runs; strikeouts, strikeouts_over_line; at_least_one_hits and the like."),
  metric_window STRING not null options (description = "Days that the value is of: 30d."),
  sample_size INT64 not null options (description = "Rows, games or starts in the window."),
  value FLOAT64 options (description = "The metric; null when there are too few rows."),
  reference FLOAT64 options (description = "The same metric on the same days of earlier seasons, else of the held-out games of the card."),
  threshold FLOAT64 options (description = "Above it the status is alert; of an input no less than a month of the training was from all of it."),
  status STRING not null options (description = "ok, alert, too_few rows, or no_reference to compare with."),
  detail STRING options (description = "psi: what the input is and how it moved, or why it is not judged, in words."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(metric_date, month)
cluster by metric_date, model_system
options (
  description = "Drift of the current models of every system, night by night: inputs against what the model learned from, scores against the same days of earlier seasons.",
  require_partition_filter = true
);
