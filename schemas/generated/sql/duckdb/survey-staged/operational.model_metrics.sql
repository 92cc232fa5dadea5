-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.metric_date, o.model_system, o.model_version, o.metric_type, o.subject, o.metric_window)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.operational_model_metrics as o
left join operational.model_metrics as t
on t.metric_date = o.metric_date and t.model_system = o.model_system and t.model_version = o.model_version and t.metric_type = o.metric_type and t.subject = o.subject and t.metric_window = o.metric_window;
