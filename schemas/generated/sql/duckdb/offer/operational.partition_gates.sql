-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table operational_partition_gates_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    zone: 'VARCHAR',
    game_date: 'DATE',
    failed: 'VARCHAR',
    is_held: 'BOOLEAN',
    is_accepted: 'BOOLEAN',
    judged_at: 'TIMESTAMPTZ',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
