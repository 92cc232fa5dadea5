-- Which stages take longest: median, 95th percentile and worst run, and how much of the time of the chain is theirs?
-- grain: one row per stage
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today
-- output: stage STRING, runs INT64, median_seconds FLOAT64, p95_seconds FLOAT64, slowest_seconds FLOAT64, slowest_date DATE,
--   total_minutes FLOAT64, share_of_time FLOAT64, rows_per_second FLOAT64
with timed as (
  select
    m.stage,
    m.game_date,
    m.duration_ms / 1000 as seconds,
    m.rows_out,
    percentile_cont(m.duration_ms / 1000, 0.5) over (partition by m.stage) as median_seconds,
    percentile_cont(m.duration_ms / 1000, 0.95) over (partition by m.stage) as p95_seconds
  from operational.run_manifests as m
  where m.game_date between @date_from and @date_to and m.status != 'skipped'
),

stages as (
  select
    t.stage,
    count(*) as runs,
    max(t.median_seconds) as median_seconds,
    max(t.p95_seconds) as p95_seconds,
    max(t.seconds) as slowest_seconds,
    any_value(t.game_date having max t.seconds) as slowest_date,
    sum(t.seconds) as seconds,
    sum(t.rows_out) as row_count
  from timed as t
  group by t.stage
)

select
  s.stage,
  s.runs,
  s.median_seconds,
  s.p95_seconds,
  s.slowest_seconds,
  s.slowest_date,
  s.seconds / 60 as total_minutes,
  safe_divide(s.seconds, sum(s.seconds) over ()) as share_of_time,
  safe_divide(s.row_count, s.seconds) as rows_per_second
from stages as s
order by total_minutes desc, s.stage
