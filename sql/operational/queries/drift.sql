-- How do the inputs and the scores of the current models drift: the newest value, the reference, and the nights on alert?
-- grain: one row per system, metric, subject and window
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today
-- output: model_system STRING, metric_type STRING, subject STRING, metric_window STRING, nights INT64, nights_on_alert INT64,
--   newest_date DATE, newest_value FLOAT64, highest_value FLOAT64, reference FLOAT64, threshold FLOAT64, status STRING
with numbered as (
  select
    m.model_system,
    m.metric_type,
    m.subject,
    m.metric_window,
    m.metric_date,
    m.value,
    m.reference,
    m.threshold,
    m.status,
    row_number() over (
      partition by m.model_system, m.metric_type, m.subject, m.metric_window
      order by m.metric_date desc, m.model_version desc
    ) as newness
  from operational.model_metrics as m
  where m.metric_date between @date_from and @date_to
)

select
  n.model_system,
  n.metric_type,
  n.subject,
  n.metric_window,
  count(distinct n.metric_date) as nights,
  count(distinct if(n.status = 'alert', n.metric_date, null)) as nights_on_alert,
  max(n.metric_date) as newest_date,
  max(if(n.newness = 1, n.value, null)) as newest_value,
  max(n.value) as highest_value,
  max(if(n.newness = 1, n.reference, null)) as reference,
  max(if(n.newness = 1, n.threshold, null)) as threshold,
  max(if(n.newness = 1, n.status, null)) as status
from numbered as n
group by n.model_system, n.metric_type, n.subject, n.metric_window
order by nights_on_alert desc, n.model_system, n.metric_type, n.subject, n.metric_window
