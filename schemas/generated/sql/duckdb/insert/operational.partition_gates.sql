-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into operational.partition_gates (zone, game_date, failed, is_held, is_accepted, judged_at, run_id, source, known_at, ingested_at, row_hash)
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
  o.row_hash
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
