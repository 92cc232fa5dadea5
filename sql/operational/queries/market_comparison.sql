-- How good are the forecasts beside the market: Brier score of what was served, of Elo and of the fair price before the cutoff?
-- Only games of which all three are known.
-- grain: one row per month
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 365, @date_to = today
-- output: month_from DATE, games INT64, served_brier FLOAT64, elo_brier FLOAT64, market_brier FLOAT64, mean_spread FLOAT64
with outcomes as (
  select
    a.game_date,
    a.served_probability,
    a.elo_probability,
    a.market_probability,
    a.spread,
    if(g.home_score > g.away_score, 1.0, 0.0) as outcome
  from mlb_predictions.system_agreement as a
  inner join mlb_historical_data.games as g on a.game_pk = g.game_pk
  where a.game_date between @date_from and @date_to
    and a.market_probability is not null
    and g.is_complete
    and g.home_score <> g.away_score
    and a.cutoff_at < g.completed_at
)

select
  cast(date_trunc(o.game_date, month) as date) as month_from,
  count(*) as games,
  avg(pow(o.served_probability - o.outcome, 2)) as served_brier,
  avg(pow(o.elo_probability - o.outcome, 2)) as elo_brier,
  avg(pow(o.market_probability - o.outcome, 2)) as market_brier,
  avg(o.spread) as mean_spread
from outcomes as o
group by month_from
order by month_from
