-- Model versions that predicted a game of some dates, as what was served or as an arm of an experiment.
-- grain: one row per prediction system (or arm) and model version
-- key: model_system, model_version
-- parameters: @date_from DATE, @date_to DATE
-- output: model_system STRING, model_version STRING, games INT64, last_date DATE
select
  predictions.model_system,
  predictions.model_version,
  count(*) as games,
  max(predictions.game_date) as last_date
from mlb_predictions.game_predictions as predictions
where predictions.game_date between @date_from and @date_to
group by predictions.model_system, predictions.model_version
order by predictions.model_system, predictions.model_version
