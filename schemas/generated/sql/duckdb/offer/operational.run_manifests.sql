-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table operational_run_manifests_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    manifest_id: 'VARCHAR',
    stage: 'VARCHAR',
    event_id: 'VARCHAR',
    event_type: 'VARCHAR',
    game_date: 'DATE',
    status: 'VARCHAR',
    reason: 'VARCHAR',
    attempt: 'BIGINT',
    started_at: 'TIMESTAMPTZ',
    finished_at: 'TIMESTAMPTZ',
    duration_ms: 'BIGINT',
    rows_in: 'BIGINT',
    rows_out: 'BIGINT',
    outputs: 'VARCHAR',
    checks: 'VARCHAR',
    error_code: 'VARCHAR',
    error_message: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
