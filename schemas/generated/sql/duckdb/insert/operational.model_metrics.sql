-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into operational.model_metrics (metric_date, model_system, model_version, metric_type, subject, metric_window, sample_size, value, reference, threshold, status, detail, run_id, source, known_at, ingested_at, row_hash)
select
  o.metric_date,
  o.model_system,
  o.model_version,
  o.metric_type,
  o.subject,
  o.metric_window,
  o.sample_size,
  o.value,
  o.reference,
  o.threshold,
  o.status,
  o.detail,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    metric_date: 'DATE',
    model_system: 'VARCHAR',
    model_version: 'VARCHAR',
    metric_type: 'VARCHAR',
    subject: 'VARCHAR',
    metric_window: 'VARCHAR',
    sample_size: 'BIGINT',
    value: 'DOUBLE',
    reference: 'DOUBLE',
    threshold: 'DOUBLE',
    status: 'VARCHAR',
    detail: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
