-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_predictions_model_registry
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.model_system,
  o.model_version,
  o.decision,
  o.reason,
  o.trained_through,
  o.training_games,
  o.holdout_games,
  o.engine,
  o.brier,
  o.brier_constant,
  o.brier_elo,
  o.log_loss,
  o.feature_hash,
  o.card_key,
  o.model_key,
  o.trained_at,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.model_system, o.model_version) - 1, 10000) as batch_number
from staging.mlb_predictions_model_registry_offered as o
where true
qualify row_number() over (partition by o.model_system, o.model_version order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
