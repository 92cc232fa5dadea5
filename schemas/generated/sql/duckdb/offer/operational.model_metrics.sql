-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table operational_model_metrics_offered as
select *
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
);
