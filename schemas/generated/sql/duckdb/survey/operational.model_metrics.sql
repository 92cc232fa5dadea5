-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.metric_date, o.model_system, o.model_version, o.metric_type, o.subject, o.metric_window)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    metric_date: 'DATE',
    model_system: 'VARCHAR',
    model_version: 'VARCHAR',
    metric_type: 'VARCHAR',
    subject: 'VARCHAR',
    metric_window: 'VARCHAR',
    row_hash: 'VARCHAR'
  }
) as o
left join operational.model_metrics as t
on t.metric_date = o.metric_date and t.model_system = o.model_system and t.model_version = o.model_version and t.metric_type = o.metric_type and t.subject = o.subject and t.metric_window = o.metric_window;
