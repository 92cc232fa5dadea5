-- The predictions of a date by one prediction system.
-- grain: one row per game
-- key: game_pk
-- parameters: @game_date DATE, @model_system STRING
-- output: game_pk INT64, game_date DATE, model_version STRING, cutoff_at TIMESTAMP, home_team_id INT64,
--   away_team_id INT64, home_starter_id INT64, away_starter_id INT64, home_win_probability FLOAT64,
--   elo_home_win_probability FLOAT64, expected_home_runs FLOAT64, expected_away_runs FLOAT64, contributions STRING
select
  predictions.game_pk,
  predictions.game_date,
  predictions.model_version,
  predictions.cutoff_at,
  predictions.home_team_id,
  predictions.away_team_id,
  predictions.home_starter_id,
  predictions.away_starter_id,
  predictions.home_win_probability,
  predictions.elo_home_win_probability,
  predictions.expected_home_runs,
  predictions.expected_away_runs,
  to_json_string(predictions.contributions) as contributions
from mlb_predictions.game_predictions as predictions
where predictions.game_date = @game_date and predictions.model_system = @model_system
order by predictions.game_pk
