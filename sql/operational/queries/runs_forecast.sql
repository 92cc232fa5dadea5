-- How far are the expected runs from the runs, month by month: bias and mean error of each side and of the total?
-- grain: one row per system and month
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 365, @date_to = today
-- output: model_system STRING, month_from DATE, games INT64, home_bias FLOAT64, away_bias FLOAT64, home_error FLOAT64,
--   away_error FLOAT64, total_error FLOAT64
select
  p.model_system,
  cast(date_trunc(p.game_date, month) as date) as month_from,
  count(*) as games,
  avg(p.expected_home_runs - g.home_score) as home_bias,
  avg(p.expected_away_runs - g.away_score) as away_bias,
  avg(abs(p.expected_home_runs - g.home_score)) as home_error,
  avg(abs(p.expected_away_runs - g.away_score)) as away_error,
  avg(abs(p.expected_home_runs + p.expected_away_runs - g.home_score - g.away_score)) as total_error
from mlb_predictions.game_predictions as p
inner join mlb_historical_data.games as g on p.game_pk = g.game_pk
where p.game_date between @date_from and @date_to
  and g.is_complete
  and p.cutoff_at < g.completed_at
group by p.model_system, month_from
order by p.model_system, month_from
