-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table operational_model_metrics as
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
  o.row_hash,
  (row_number() over () - 1) // 10000 as batch_number
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
