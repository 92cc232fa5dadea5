-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_predictions_player_predictions as
select
  o.game_pk,
  o.game_date,
  o.player_id,
  o.outcome,
  o.team_id,
  o.opponent_team_id,
  o.is_home,
  o.slot,
  o.opposing_starter_id,
  o.model_version,
  o.cutoff_at,
  o.expected,
  o.at_least_one,
  o.at_least_two,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  (row_number() over () - 1) // 10000 as batch_number
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
) as o;
