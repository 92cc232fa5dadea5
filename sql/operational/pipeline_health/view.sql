-- How every stage does: its newest run, the last success and failure, and the week up to the newest run of any stage.
-- state: failing (the newest run failed), letters (open dead letters), ok. Compare last_finished_at with the clock: a chain that
-- stands still is ok by its own account.
-- grain: one row per stage
-- key: stage
-- output: stage STRING, state STRING, last_run_id STRING, last_game_date DATE, last_status STRING, last_finished_at TIMESTAMP,
--   last_success_at TIMESTAMP, last_failure_at TIMESTAMP, last_error_code STRING, runs_7d INT64, failures_7d INT64,
--   average_seconds_7d FLOAT64, slowest_seconds_7d FLOAT64, open_dead_letters INT64
create or replace view operational.pipeline_health as
with runs as (
  select
    r.stage,
    r.run_id,
    r.game_date,
    r.status,
    r.finished_at,
    r.duration_ms,
    r.error_code,
    timestamp_diff(max(r.finished_at) over (), r.finished_at, hour) < 168 as is_of_week,
    row_number() over (
      partition by r.stage
      order by r.finished_at desc, r.run_id desc, r.game_date desc
    ) as newness,
    row_number() over (
      partition by r.stage, r.status
      order by r.finished_at desc, r.run_id desc, r.game_date desc
    ) as newness_of_status
  from operational.stage_runs as r
  where r.game_date >= date '1900-01-01'
),

letters as (
  select
    l.stage,
    count(*) as letters
  from operational.letters as l
  where l.status = 'open'
  group by l.stage
),

stages as (
  select
    r.stage,
    max(if(r.newness = 1, r.run_id, null)) as last_run_id,
    max(if(r.newness = 1, r.game_date, null)) as last_game_date,
    max(if(r.newness = 1, r.status, null)) as last_status,
    max(r.finished_at) as last_finished_at,
    max(if(r.status = 'success', r.finished_at, null)) as last_success_at,
    max(if(r.status = 'failed', r.finished_at, null)) as last_failure_at,
    max(if(r.status = 'failed' and r.newness_of_status = 1, r.error_code, null)) as last_error_code,
    count(if(r.is_of_week, 1, null)) as runs_7d,
    count(if(r.is_of_week and r.status = 'failed', 1, null)) as failures_7d,
    avg(if(r.is_of_week, r.duration_ms / 1000, null)) as average_seconds_7d,
    max(if(r.is_of_week, r.duration_ms / 1000, null)) as slowest_seconds_7d
  from runs as r
  group by r.stage
)

select
  coalesce(s.stage, l.stage) as stage,
  case
    when s.last_status = 'failed' then 'failing'
    when l.letters > 0 then 'letters'
    else 'ok'
  end as state,
  s.last_run_id,
  s.last_game_date,
  s.last_status,
  s.last_finished_at,
  s.last_success_at,
  s.last_failure_at,
  s.last_error_code,
  coalesce(s.runs_7d, 0) as runs_7d,
  coalesce(s.failures_7d, 0) as failures_7d,
  s.average_seconds_7d,
  s.slowest_seconds_7d,
  coalesce(l.letters, 0) as open_dead_letters
from stages as s
full outer join letters as l on s.stage = l.stage
