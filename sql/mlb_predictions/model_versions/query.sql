-- Every version of a prediction system that was trained, newest first.
-- grain: one row per model version
-- key: model_version
-- parameters: @model_system STRING
-- output: model_system STRING, model_version STRING, decision STRING, reason STRING, trained_through DATE,
--   training_games INT64, holdout_games INT64, engine STRING, brier FLOAT64, brier_constant FLOAT64,
--   brier_elo FLOAT64, log_loss FLOAT64, feature_hash STRING, trained_at TIMESTAMP, status STRING,
--   status_since TIMESTAMP, status_by STRING, times_served INT64
select
  versions.model_system,
  versions.model_version,
  versions.decision,
  versions.reason,
  versions.trained_through,
  versions.training_games,
  versions.holdout_games,
  versions.engine,
  versions.brier,
  versions.brier_constant,
  versions.brier_elo,
  versions.log_loss,
  versions.feature_hash,
  versions.trained_at,
  moved.status,
  moved.status_since,
  moved.status_by,
  moved.times_served
from mlb_predictions.model_registry as versions
inner join mlb_predictions.model_status as moved
  on versions.model_system = moved.model_system and versions.model_version = moved.model_version
where versions.model_system = @model_system
order by versions.trained_through desc, versions.model_version
