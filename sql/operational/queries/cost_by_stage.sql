-- What did each stage make BigQuery do: jobs, bytes billed, slot time, and what the bytes cost at $6.25 a TiB before the free one?
-- Where the datasets lie in another location than the US, name it in the path of the view.
-- engine: BigQuery
-- grain: one row per stage and day
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 7, @date_to = today
-- output: day DATE, stage STRING, jobs INT64, failed_jobs INT64, queries INT64, loads INT64, gigabytes_billed FLOAT64,
--   slot_minutes FLOAT64, dollars FLOAT64
with jobs as (
  select
    date(j.creation_time) as day,
    coalesce(
      (select any_value(l.value) from unnest(j.labels) as l where l.key = 'stage'),
      'people and others'
    ) as stage,
    j.job_type,
    j.error_result is not null as is_failed,
    coalesce(j.total_bytes_billed, 0) as bytes_billed,
    coalesce(j.total_slot_ms, 0) as slot_ms
  from `region-us`.INFORMATION_SCHEMA.JOBS_BY_PROJECT as j
  where date(j.creation_time) between @date_from and @date_to
    -- A script's children are jobs of their own: counting both would count twice.
    and (j.statement_type is null or j.statement_type != 'SCRIPT')
)

select
  j.day,
  j.stage,
  count(*) as jobs,
  count(if(j.is_failed, 1, null)) as failed_jobs,
  count(if(j.job_type = 'QUERY', 1, null)) as queries,
  count(if(j.job_type = 'LOAD', 1, null)) as loads,
  sum(j.bytes_billed) / 1e9 as gigabytes_billed,
  sum(j.slot_ms) / 60000 as slot_minutes,
  sum(j.bytes_billed) / pow(2, 40) * 6.25 as dollars
from jobs as j
group by j.day, j.stage
order by j.day desc, dollars desc, j.stage
