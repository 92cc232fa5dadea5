-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table operational_partition_gates as
select
  o.zone,
  o.game_date,
  o.failed,
  o.is_held,
  o.is_accepted,
  o.judged_at,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  (row_number() over () - 1) // 10000 as batch_number
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
) as o;
