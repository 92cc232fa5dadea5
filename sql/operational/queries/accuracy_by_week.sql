-- How good were the forecasts of games, week by week (from Monday), beside Elo on the same games?
-- grain: one row per system and week
-- parameters: @date_from DATE, @date_to DATE, @model_system STRING
-- defaults: @date_from = today - 90, @date_to = today, @model_system = any
-- output: model_system STRING, week_from DATE, games INT64, accuracy FLOAT64, brier FLOAT64, elo_brier FLOAT64, log_loss FLOAT64,
--   elo_log_loss FLOAT64
select
  s.model_system,
  date_trunc(s.game_date, isoweek) as week_from,
  count(*) as games,
  avg(if(s.is_right, 1.0, 0.0)) as accuracy,
  avg(s.brier) as brier,
  avg(s.elo_brier) as elo_brier,
  avg(s.log_loss) as log_loss,
  avg(s.elo_log_loss) as elo_log_loss
from mlb_predictions.prediction_scores as s
where s.game_date between @date_from and @date_to
  and (@model_system is null or s.model_system = @model_system)
group by s.model_system, week_from
order by s.model_system, week_from
