-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select count(*) as offered_rows, count(t.row_hash) as equal_rows
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false,
  columns = {
    game_pk: 'BIGINT',
    attempt: 'BIGINT',
    run_id: 'VARCHAR',
    row_hash: 'VARCHAR'
  }
) as o
left join operational.quality_reports as t
on t.game_pk = o.game_pk and t.run_id = o.run_id and t.attempt = o.attempt and t.row_hash = o.row_hash;
