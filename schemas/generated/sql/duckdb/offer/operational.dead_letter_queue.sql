-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table operational_dead_letter_queue_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    dead_letter_id: 'VARCHAR',
    status: 'VARCHAR',
    status_note: 'VARCHAR',
    stage: 'VARCHAR',
    subscription: 'VARCHAR',
    topic: 'VARCHAR',
    contract_id: 'VARCHAR',
    processor_version: 'VARCHAR',
    game_date: 'DATE',
    game_pk: 'BIGINT',
    code: 'VARCHAR',
    error_class: 'VARCHAR',
    message: 'VARCHAR',
    stack_excerpt: 'VARCHAR',
    attempts: 'BIGINT',
    failed_at: 'TIMESTAMPTZ',
    payload: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
