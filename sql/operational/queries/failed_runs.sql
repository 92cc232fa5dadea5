-- Which stage runs failed, with which error, and did a later delivery make it good?
-- grain: one row per run, date, stage and error
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today
-- output: game_date DATE, stage STRING, run_id STRING, error_code STRING, failures INT64, error_message STRING,
--   last_failed_at TIMESTAMP, status_now STRING
select
  m.game_date,
  m.stage,
  m.run_id,
  m.error_code,
  count(*) as failures,
  any_value(m.error_message having max m.finished_at) as error_message,
  max(m.finished_at) as last_failed_at,
  max(r.status) as status_now
from operational.run_manifests as m
left join operational.stage_runs as r
  on m.run_id = r.run_id and m.game_date = r.game_date and m.stage = r.stage
  and r.game_date between @date_from and @date_to
where m.game_date between @date_from and @date_to and m.status = 'failed'
group by m.game_date, m.stage, m.run_id, m.error_code
order by last_failed_at desc, m.stage, m.run_id
