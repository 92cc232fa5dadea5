-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_predictions.model_moves (model_system, moved_at, action, from_version, to_version, moved_by, reason, run_id, source, known_at, ingested_at, row_hash)
select
  o.model_system,
  o.moved_at,
  o.action,
  o.from_version,
  o.to_version,
  o.moved_by,
  o.reason,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    model_system: 'VARCHAR',
    moved_at: 'TIMESTAMPTZ',
    action: 'VARCHAR',
    from_version: 'VARCHAR',
    to_version: 'VARCHAR',
    moved_by: 'VARCHAR',
    reason: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
