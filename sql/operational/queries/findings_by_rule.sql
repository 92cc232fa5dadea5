-- Which rules find fault with games as they stand now: the worst finding of each game's newest report, counted by rule?
-- grain: one row per rule and grade
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today
-- output: rule STRING, grade STRING, games INT64, first_date DATE, last_date DATE, example_game_pk INT64, example STRING
with worst as (
  select
    -- A finding is told as "RULE (row): what", or "RULE: what".
    split(split(q.worst_finding, ':')[safe_offset(0)], ' ')[safe_offset(0)] as rule,
    q.grade,
    q.game_date,
    q.game_pk,
    q.worst_finding
  from operational.latest_quality as q
  where q.game_date between @date_from and @date_to and q.worst_finding is not null
)

select
  w.rule,
  w.grade,
  count(*) as games,
  min(w.game_date) as first_date,
  max(w.game_date) as last_date,
  max(w.game_pk) as example_game_pk,
  any_value(w.worst_finding having max w.game_pk) as example
from worst as w
group by w.rule, w.grade
order by games desc, w.rule, w.grade
