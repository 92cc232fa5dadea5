-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists operational.quality_reports (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  attempt INT64 not null options (description = "Collection attempt."),
  grade STRING not null options (description = "A, B, C or F."),
  score FLOAT64 not null options (description = "Weighted score, 0 to 1."),
  schema_score FLOAT64 not null options (description = "Weight .3."),
  completeness_score FLOAT64 not null options (description = "Weight .2."),
  players_score FLOAT64 not null options (description = "Weight .4."),
  ranges_score FLOAT64 not null options (description = "Weight .1."),
  findings INT64 not null options (description = "Findings in all."),
  worst_finding STRING options (description = "The gravest finding in a sentence."),
  action STRING not null options (description = "proceed, proceed_with_alert or retry."),
  report_key STRING not null options (description = "Object key of the report with every finding."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, game_pk
options (
  description = "Grade and score of every collected game.",
  require_partition_filter = true
);
