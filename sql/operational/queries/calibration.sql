-- Do the forecast chances come true: of the games given 50 to 60 percent for home, how many did the home team win?
-- standard_error is what chance alone makes the rate wander.
-- grain: one row per system and tenth of the probability
-- parameters: @date_from DATE, @date_to DATE, @model_system STRING
-- defaults: @date_from = today - 365, @date_to = today, @model_system = any
-- output: model_system STRING, from_percent INT64, games INT64, mean_probability FLOAT64, home_win_rate FLOAT64,
--   difference FLOAT64, standard_error FLOAT64
with tenths as (
  select
    s.model_system,
    -- A certain home win belongs to the last tenth.
    least(cast(floor(s.home_win_probability * 10) as int64), 9) * 10 as from_percent,
    s.home_win_probability,
    if(s.home_won, 1.0, 0.0) as outcome
  from mlb_predictions.prediction_scores as s
  where s.game_date between @date_from and @date_to
    and (@model_system is null or s.model_system = @model_system)
)

select
  t.model_system,
  t.from_percent,
  count(*) as games,
  avg(t.home_win_probability) as mean_probability,
  avg(t.outcome) as home_win_rate,
  avg(t.outcome) - avg(t.home_win_probability) as difference,
  sqrt(avg(t.home_win_probability) * (1 - avg(t.home_win_probability)) / count(*)) as standard_error
from tenths as t
group by t.model_system, t.from_percent
order by t.model_system, t.from_percent
