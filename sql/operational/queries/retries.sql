-- Which games were collected more than once, and did the grade get better?
-- grain: one row per game with more than one report
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today
-- output: game_date DATE, game_pk INT64, reports INT64, attempts INT64, first_grade STRING, last_grade STRING, last_score FLOAT64,
--   last_finding STRING, last_at TIMESTAMP
with numbered as (
  select
    q.game_date,
    q.game_pk,
    q.attempt,
    q.grade,
    q.score,
    q.worst_finding,
    q.ingested_at,
    row_number() over (partition by q.game_pk order by q.ingested_at, q.attempt, q.run_id) as from_first,
    row_number() over (partition by q.game_pk order by q.ingested_at desc, q.attempt desc, q.run_id desc) as from_last
  from operational.quality_reports as q
  where q.game_date between @date_from and @date_to
)

select
  max(n.game_date) as game_date,
  n.game_pk,
  count(*) as reports,
  max(n.attempt) as attempts,
  max(if(n.from_first = 1, n.grade, null)) as first_grade,
  max(if(n.from_last = 1, n.grade, null)) as last_grade,
  max(if(n.from_last = 1, n.score, null)) as last_score,
  max(if(n.from_last = 1, n.worst_finding, null)) as last_finding,
  max(n.ingested_at) as last_at
from numbered as n
group by n.game_pk
having count(*) > 1
order by game_date, n.game_pk
