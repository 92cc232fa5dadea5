-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.model_system, o.moved_at, o.to_version)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    model_system: 'VARCHAR',
    moved_at: 'TIMESTAMPTZ',
    to_version: 'VARCHAR',
    row_hash: 'VARCHAR'
  }
) as o
left join mlb_predictions.model_moves as t
on t.model_system = o.model_system and t.moved_at = o.moved_at and t.to_version = o.to_version;
