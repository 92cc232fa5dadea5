-- What every stage did in the newest runs, one line per run, date and stage, for the one screen.
-- grain: run, game date, stage
-- parameters: @date_from DATE, @runs_max INT64
-- output: run_id STRING, game_date DATE, stage STRING, status STRING, events INT64, failures INT64, rows_in INT64, rows_out INT64, duration_ms INT64, error_code STRING, error_message STRING, finished_at TIMESTAMP
with newest_runs as (
    select r.run_id
    from operational.run_manifests as r
    where r.game_date >= @date_from
    group by r.run_id
    qualify row_number() over (order by max(r.finished_at) desc, r.run_id desc) <= @runs_max
)

select
    m.run_id,
    m.game_date,
    m.stage,
    case
        when count(if(m.status = 'failed', 1, null)) > 0 then 'failed'
        when count(if(m.status = 'success', 1, null)) > 0 then 'success'
        else 'skipped'
    end as status,
    count(*) as events,
    count(if(m.status = 'failed', 1, null)) as failures,
    cast(sum(m.rows_in) as int64) as rows_in,
    cast(sum(m.rows_out) as int64) as rows_out,
    cast(sum(m.duration_ms) as int64) as duration_ms,
    max(m.error_code) as error_code,
    max(m.error_message) as error_message,
    max(m.finished_at) as finished_at
from operational.run_manifests as m
inner join newest_runs as n on m.run_id = n.run_id
where m.game_date >= @date_from
group by m.run_id, m.game_date, m.stage
order by finished_at desc, m.game_date desc, m.stage asc
