-- Every move of the pointer to the current model of a prediction system, newest first.
-- grain: one row per move
-- key: moved_at, to_version
-- parameters: @model_system STRING
-- output: moved_at TIMESTAMP, action STRING, from_version STRING, to_version STRING, moved_by STRING, reason STRING
select
  moves.moved_at,
  moves.action,
  moves.from_version,
  moves.to_version,
  moves.moved_by,
  moves.reason
from mlb_predictions.model_moves as moves
where moves.model_system = @model_system
order by moves.moved_at desc, moves.to_version
