-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_predictions_model_registry_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    model_system: 'VARCHAR',
    model_version: 'VARCHAR',
    decision: 'VARCHAR',
    reason: 'VARCHAR',
    trained_through: 'DATE',
    training_games: 'BIGINT',
    holdout_games: 'BIGINT',
    engine: 'VARCHAR',
    brier: 'DOUBLE',
    brier_constant: 'DOUBLE',
    brier_elo: 'DOUBLE',
    log_loss: 'DOUBLE',
    feature_hash: 'VARCHAR',
    card_key: 'VARCHAR',
    model_key: 'VARCHAR',
    trained_at: 'TIMESTAMPTZ',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
