-- Which model versions were trained, what did they score beside the baselines, and what became of them?
-- grain: one row per system and version
-- parameters: @model_system STRING
-- defaults: @model_system = any
-- output: model_system STRING, model_version STRING, decision STRING, engine STRING, trained_through DATE, training_games INT64,
--   holdout_games INT64, brier FLOAT64, brier_elo FLOAT64, brier_constant FLOAT64, gain_over_elo FLOAT64, reason STRING,
--   trained_at TIMESTAMP, status STRING, status_since TIMESTAMP, status_by STRING, status_reason STRING, times_served INT64
select
  m.model_system,
  m.model_version,
  m.decision,
  m.engine,
  m.trained_through,
  m.training_games,
  m.holdout_games,
  m.brier,
  m.brier_elo,
  m.brier_constant,
  m.brier_elo - m.brier as gain_over_elo,
  m.reason,
  m.trained_at,
  moved.status,
  moved.status_since,
  moved.status_by,
  moved.status_reason,
  moved.times_served
from mlb_predictions.model_registry as m
inner join mlb_predictions.model_status as moved
  on m.model_system = moved.model_system and m.model_version = moved.model_version
where @model_system is null or m.model_system = @model_system
order by m.trained_at desc, m.model_system, m.model_version
