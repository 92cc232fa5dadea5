-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.operational_model_metrics
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.metric_date,
  o.model_system,
  o.model_version,
  o.metric_type,
  o.subject,
  o.metric_window,
  o.sample_size,
  o.value,
  o.reference,
  o.threshold,
  o.status,
  o.detail,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.metric_date, o.model_system, o.model_version, o.metric_type, o.subject, o.metric_window) - 1, 10000) as batch_number
from staging.operational_model_metrics_offered as o
where true
qualify row_number() over (partition by o.metric_date, o.model_system, o.model_version, o.metric_type, o.subject, o.metric_window order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
