-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists operational.run_manifests (
  manifest_id STRING not null options (description = "Stage and event id."),
  stage STRING not null options (description = "Stage."),
  event_id STRING not null options (description = "Event that was handled."),
  event_type STRING not null options (description = "Its type."),
  game_date DATE not null options (description = "Partition."),
  status STRING not null options (description = "success, failed or skipped."),
  reason STRING options (description = "Why it was skipped, or what stands out."),
  attempt INT64 not null options (description = "Delivery attempt that finished."),
  started_at TIMESTAMP not null options (description = "Start."),
  finished_at TIMESTAMP not null options (description = "End."),
  duration_ms INT64 not null options (description = "Wall time."),
  rows_in INT64 not null options (description = "Rows read."),
  rows_out INT64 not null options (description = "Rows written."),
  outputs JSON not null options (description = "Objects written: [{key, sha256, bytes, rows}]."),
  checks JSON not null options (description = "Checks: [{name, passed, detail}]."),
  error_code STRING options (description = "Registry code."),
  error_message STRING options (description = "What failed, on which object."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, stage
options (
  description = "What every stage did with every event: status, timing, rows, checks, error.",
  require_partition_filter = true
);
