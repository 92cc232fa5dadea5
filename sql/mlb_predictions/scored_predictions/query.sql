-- Predictions of one system, or of one arm of it, beside what happened: games that are over, have a winner, and were not over yet when
-- they were predicted.
-- grain: one row per game
-- key: game_pk
-- parameters: @model_system STRING, @date_from DATE, @date_to DATE
-- output: game_pk INT64, game_date DATE, model_version STRING, cutoff_at TIMESTAMP, home_win_probability FLOAT64,
--   elo_home_win_probability FLOAT64, expected_home_runs FLOAT64, expected_away_runs FLOAT64, home_score INT64,
--   away_score INT64
select
  predictions.game_pk,
  predictions.game_date,
  predictions.model_version,
  predictions.cutoff_at,
  predictions.home_win_probability,
  predictions.elo_home_win_probability,
  predictions.expected_home_runs,
  predictions.expected_away_runs,
  games.home_score,
  games.away_score
from mlb_predictions.game_predictions as predictions
inner join mlb_historical_data.games as games
  on predictions.game_pk = games.game_pk and predictions.game_date = games.game_date
where predictions.game_date between @date_from and @date_to
  and predictions.model_system = @model_system
  and games.is_complete
  and games.home_score <> games.away_score
  and predictions.cutoff_at < games.completed_at
order by predictions.game_date, predictions.game_pk
