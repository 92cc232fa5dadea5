-- How many hours after the end of its last game was a date in the warehouse?
-- grain: one row per date with complete games
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today
-- output: game_date DATE, games INT64, last_end_at TIMESTAMP, loaded_at TIMESTAMP, average_hours FLOAT64, latest_hours FLOAT64
with delays as (
  select
    g.game_date,
    g.completed_at,
    g.ingested_at,
    timestamp_diff(g.ingested_at, g.completed_at, minute) / 60 as hours
  from mlb_historical_data.games as g
  where g.game_date between @date_from and @date_to and g.is_complete and g.completed_at is not null
)

select
  d.game_date,
  count(*) as games,
  max(d.completed_at) as last_end_at,
  max(d.ingested_at) as loaded_at,
  avg(d.hours) as average_hours,
  max(d.hours) as latest_hours
from delays as d
group by d.game_date
order by d.game_date
