-- Which queries cost most: the jobs with the most bytes billed, who ran them, and the beginning of their text?
-- Where the datasets lie in another location than the US, name it in the path of the view.
-- engine: BigQuery
-- grain: one row per job
-- parameters: @date_from DATE, @date_to DATE, @jobs_max INT64
-- defaults: @date_from = today - 7, @date_to = today, @jobs_max = 20
-- output: creation_time TIMESTAMP, job_id STRING, stage STRING, statement_type STRING, gigabytes_billed FLOAT64,
--   slot_seconds FLOAT64, cache_hit BOOL, query_start STRING
select
  j.creation_time,
  j.job_id,
  (select any_value(l.value) from unnest(j.labels) as l where l.key = 'stage') as stage,
  j.statement_type,
  coalesce(j.total_bytes_billed, 0) / 1e9 as gigabytes_billed,
  coalesce(j.total_slot_ms, 0) / 1000 as slot_seconds,
  j.cache_hit,
  substr(j.query, 1, 120) as query_start
from `region-us`.INFORMATION_SCHEMA.JOBS_BY_PROJECT as j
where date(j.creation_time) between @date_from and @date_to
  and j.job_type = 'QUERY'
  and (j.statement_type is null or j.statement_type != 'SCRIPT')
qualify row_number() over (order by coalesce(j.total_bytes_billed, 0) desc, j.job_id) <= @jobs_max
order by gigabytes_billed desc, j.job_id
