-- How often did the starter who was announced last before the first pitch really start?
-- grain: one row per week (from Monday)
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 90, @date_to = today
-- output: week_from DATE, starts INT64, announced INT64, as_announced INT64, announced_rate FLOAT64, right_rate FLOAT64
with announcements as (
  select
    a.game_pk,
    a.team_id,
    a.pitcher_id
  from mlb_historical_data.probable_pitchers as a
  inner join mlb_historical_data.games as g on a.game_pk = g.game_pk and a.snapshot_at < g.scheduled_start_at
  where a.game_date between @date_from and @date_to
  qualify row_number() over (partition by a.game_pk, a.team_id order by a.snapshot_at desc) = 1
),

starts as (
  select
    p.game_date,
    p.player_id,
    a.pitcher_id
  from mlb_historical_data.player_pitching_lines as p
  left join announcements as a on p.game_pk = a.game_pk and p.team_id = a.team_id
  where p.game_date between @date_from and @date_to and p.is_starter
)

select
  date_trunc(s.game_date, isoweek) as week_from,
  count(*) as starts,
  count(s.pitcher_id) as announced,
  count(if(s.pitcher_id = s.player_id, 1, null)) as as_announced,
  safe_divide(count(s.pitcher_id), count(*)) as announced_rate,
  safe_divide(count(if(s.pitcher_id = s.player_id, 1, null)), count(s.pitcher_id)) as right_rate
from starts as s
group by week_from
order by week_from
