-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_predictions_player_predictions_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    player_id: 'BIGINT',
    outcome: 'VARCHAR',
    team_id: 'BIGINT',
    opponent_team_id: 'BIGINT',
    is_home: 'BOOLEAN',
    slot: 'BIGINT',
    opposing_starter_id: 'BIGINT',
    model_version: 'VARCHAR',
    cutoff_at: 'TIMESTAMPTZ',
    expected: 'DOUBLE',
    at_least_one: 'DOUBLE',
    at_least_two: 'DOUBLE',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
