-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
merge into mlb_predictions.model_registry as t
using (
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
    o.row_hash
  from staging.mlb_predictions_model_registry_offered as o
  where true
  qualify row_number() over (partition by o.model_system, o.model_version order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.model_system = s.model_system
  and t.model_version = s.model_version
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    decision = s.decision,
    reason = s.reason,
    trained_through = s.trained_through,
    training_games = s.training_games,
    holdout_games = s.holdout_games,
    engine = s.engine,
    brier = s.brier,
    brier_constant = s.brier_constant,
    brier_elo = s.brier_elo,
    log_loss = s.log_loss,
    feature_hash = s.feature_hash,
    card_key = s.card_key,
    model_key = s.model_key,
    trained_at = s.trained_at,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (model_system, model_version, decision, reason, trained_through, training_games, holdout_games, engine, brier, brier_constant, brier_elo, log_loss, feature_hash, card_key, model_key, trained_at, run_id, source, known_at, ingested_at, row_hash)
  values (s.model_system, s.model_version, s.decision, s.reason, s.trained_through, s.training_games, s.holdout_games, s.engine, s.brier, s.brier_constant, s.brier_elo, s.log_loss, s.feature_hash, s.card_key, s.model_key, s.trained_at, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
