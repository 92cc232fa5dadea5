-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_predictions_game_predictions_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    model_system: 'VARCHAR',
    model_version: 'VARCHAR',
    cutoff_at: 'TIMESTAMPTZ',
    home_team_id: 'BIGINT',
    away_team_id: 'BIGINT',
    home_starter_id: 'BIGINT',
    away_starter_id: 'BIGINT',
    home_win_probability: 'DOUBLE',
    elo_home_win_probability: 'DOUBLE',
    expected_home_runs: 'DOUBLE',
    expected_away_runs: 'DOUBLE',
    contributions: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
