-- The newest drift measurement of every prediction system.
-- grain: one row per system, model version, metric, subject and window
-- key: model_system, model_version, metric_type, subject, metric_window
-- parameters: @date_from DATE
-- output: metric_date DATE, model_system STRING, model_version STRING, run_id STRING, metric_type STRING, subject STRING,
--   metric_window STRING, sample_size INT64, value FLOAT64, reference FLOAT64, threshold FLOAT64, status STRING,
--   detail STRING
with newest as (
  select
    metrics.model_system,
    max(metrics.metric_date) as metric_date
  from operational.model_metrics as metrics
  where metrics.metric_date >= @date_from
  group by metrics.model_system
)

select
  metrics.metric_date,
  metrics.model_system,
  metrics.model_version,
  metrics.run_id,
  metrics.metric_type,
  metrics.subject,
  metrics.metric_window,
  metrics.sample_size,
  metrics.value,
  metrics.reference,
  metrics.threshold,
  metrics.status,
  metrics.detail
from operational.model_metrics as metrics
inner join newest
  on metrics.model_system = newest.model_system and metrics.metric_date = newest.metric_date
where metrics.metric_date >= @date_from
order by metrics.model_system, metrics.model_version, metrics.metric_type, metrics.subject, metrics.metric_window
