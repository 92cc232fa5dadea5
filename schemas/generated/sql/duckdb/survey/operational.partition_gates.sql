-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.zone, o.game_date)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    zone: 'VARCHAR',
    game_date: 'DATE',
    row_hash: 'VARCHAR'
  }
) as o
left join operational.partition_gates as t
on t.zone = o.zone and t.game_date = o.game_date;
