-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_predictions_model_moves_offered as
select *
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
);
