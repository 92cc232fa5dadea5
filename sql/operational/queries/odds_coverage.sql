-- Of which games do we have prices, from how many bookmakers, and how long before the first pitch were the last ones seen?
-- grain: one row per date and market
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today
-- output: game_date DATE, market STRING, games INT64, priced_games INT64, bookmakers INT64, snapshots INT64,
--   mean_overround FLOAT64, average_minutes_before FLOAT64
with scheduled as (
  select
    g.game_date,
    count(*) as games
  from mlb_historical_data.games as g
  where g.game_date between @date_from and @date_to
  group by g.game_date
),

prices as (
  select
    o.game_date,
    o.market,
    o.game_pk,
    o.bookmaker,
    o.overround,
    timestamp_diff(g.scheduled_start_at, max(o.captured_at) over (partition by o.game_pk, o.market), minute) as minutes_before
  from mlb_historical_data.odds_snapshots as o
  left join mlb_historical_data.games as g on o.game_pk = g.game_pk
  where o.game_date between @date_from and @date_to
)

select
  s.game_date,
  p.market,
  max(s.games) as games,
  count(distinct p.game_pk) as priced_games,
  count(distinct p.bookmaker) as bookmakers,
  count(p.game_pk) as snapshots,
  avg(p.overround) as mean_overround,
  avg(p.minutes_before) as average_minutes_before
from scheduled as s
left join prices as p on s.game_date = p.game_date
group by s.game_date, p.market
order by s.game_date, p.market
