-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- output: last_batch INT64, partition_dates STRING
select
  coalesce(max(s.batch_number), -1) as last_batch,
  string_agg(distinct cast(s.metric_date as STRING), ',') as partition_dates
from staging.operational_model_metrics as s;
