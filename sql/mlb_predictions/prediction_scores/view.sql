-- How predictions did: Brier score and log loss of every prediction of a game that was not over yet, beside Elo alone.
-- Averages of the parts are the scores of any group of games. A probability is kept 1e-15 away from 0 and 1.
-- grain: one row per prediction of a completed game with a winner
-- key: game_pk, model_system
-- output: game_pk INT64, game_date DATE, season INT64, model_system STRING, model_version STRING, cutoff_at TIMESTAMP,
--   home_team_id INT64, away_team_id INT64, home_win_probability FLOAT64, elo_home_win_probability FLOAT64,
--   home_won BOOL, is_right BOOL, brier FLOAT64, elo_brier FLOAT64, log_loss FLOAT64, elo_log_loss FLOAT64
create or replace view mlb_predictions.prediction_scores as
with outcomes as (
  select
    games.game_pk,
    games.season,
    games.completed_at,
    games.home_score > games.away_score as home_won,
    if(games.home_score > games.away_score, 1.0, 0.0) as outcome
  from mlb_historical_data.games as games
  where games.is_complete
    and games.home_score <> games.away_score
)

select
  predictions.game_pk,
  predictions.game_date,
  outcomes.season,
  predictions.model_system,
  predictions.model_version,
  predictions.cutoff_at,
  predictions.home_team_id,
  predictions.away_team_id,
  predictions.home_win_probability,
  predictions.elo_home_win_probability,
  outcomes.home_won,
  (predictions.home_win_probability > 0.5) = outcomes.home_won as is_right,
  pow(predictions.home_win_probability - outcomes.outcome, 2) as brier,
  pow(predictions.elo_home_win_probability - outcomes.outcome, 2) as elo_brier,
  -ln(greatest(
    if(outcomes.home_won, predictions.home_win_probability, 1 - predictions.home_win_probability), 1e-15
  )) as log_loss,
  -ln(greatest(
    if(outcomes.home_won, predictions.elo_home_win_probability, 1 - predictions.elo_home_win_probability), 1e-15
  )) as elo_log_loss
from mlb_predictions.game_predictions as predictions
inner join outcomes
  on predictions.game_pk = outcomes.game_pk
  and predictions.cutoff_at < outcomes.completed_at
-- BigQuery wants the partition to be compared.
where predictions.game_date >= date '1900-01-01'
