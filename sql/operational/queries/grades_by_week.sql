-- Which grades did the games get, week by week (from Monday), and what did they score on each dimension?
-- grain: one row per week
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 90, @date_to = today
-- output: week_from DATE, games INT64, grade_a INT64, grade_b INT64, grade_c INT64, grade_f INT64, score FLOAT64,
--   schema_score FLOAT64, completeness_score FLOAT64, players_score FLOAT64, ranges_score FLOAT64
select
  date_trunc(q.game_date, isoweek) as week_from,
  count(*) as games,
  count(if(q.grade = 'A', 1, null)) as grade_a,
  count(if(q.grade = 'B', 1, null)) as grade_b,
  count(if(q.grade = 'C', 1, null)) as grade_c,
  count(if(q.grade = 'F', 1, null)) as grade_f,
  avg(q.score) as score,
  avg(q.schema_score) as schema_score,
  avg(q.completeness_score) as completeness_score,
  avg(q.players_score) as players_score,
  avg(q.ranges_score) as ranges_score
from operational.latest_quality as q
where q.game_date between @date_from and @date_to
group by week_from
order by week_from
