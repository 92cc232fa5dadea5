-- Which clubs have a roster of late, how old is the newest one, and how many men does it name?
-- grain: one row per club of the season and kind of roster
-- parameters: @season INT64, @date_from DATE, @date_to DATE
-- defaults: @season = this year, @date_from = today - 30, @date_to = today
-- output: team_id INT64, club STRING, roster_type STRING, newest_date DATE, days_old INT64, men INT64, injured INT64
with newest as (
  select
    r.team_id,
    r.roster_type,
    r.as_of_date,
    r.status_code
  from mlb_historical_data.rosters as r
  where r.as_of_date between @date_from and @date_to
  qualify r.as_of_date = max(r.as_of_date) over (partition by r.team_id, r.roster_type)
)

select
  t.team_id,
  max(t.name) as club,
  n.roster_type,
  max(n.as_of_date) as newest_date,
  date_diff(@date_to, max(n.as_of_date), day) as days_old,
  count(n.team_id) as men,
  count(if(starts_with(n.status_code, 'D'), 1, null)) as injured
from mlb_historical_data.teams as t
left join newest as n on t.team_id = n.team_id
where t.season = @season
group by t.team_id, n.roster_type
order by newest_date, t.team_id, n.roster_type
