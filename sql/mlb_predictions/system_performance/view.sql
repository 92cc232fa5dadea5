-- How the prediction systems and the arms of their experiments did, season by season, beside Elo on the same games. skill is the
-- share of Elo's Brier score that the system takes away: above 0 it is better.
-- grain: one row per system and season
-- key: model_system, season
-- output: model_system STRING, season INT64, games INT64, first_date DATE, last_date DATE, model_versions INT64, accuracy FLOAT64,
--   brier FLOAT64, elo_brier FLOAT64, skill FLOAT64, log_loss FLOAT64, elo_log_loss FLOAT64, mean_probability FLOAT64,
--   home_win_rate FLOAT64
create or replace view mlb_predictions.system_performance as
select
  s.model_system,
  s.season,
  count(*) as games,
  min(s.game_date) as first_date,
  max(s.game_date) as last_date,
  count(distinct s.model_version) as model_versions,
  avg(if(s.is_right, 1.0, 0.0)) as accuracy,
  avg(s.brier) as brier,
  avg(s.elo_brier) as elo_brier,
  1 - safe_divide(avg(s.brier), avg(s.elo_brier)) as skill,
  avg(s.log_loss) as log_loss,
  avg(s.elo_log_loss) as elo_log_loss,
  avg(s.home_win_probability) as mean_probability,
  avg(if(s.home_won, 1.0, 0.0)) as home_win_rate
from mlb_predictions.prediction_scores as s
where s.game_date >= date '1900-01-01'
group by s.model_system, s.season
