-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_predictions_game_predictions as
select
  o.game_pk,
  o.game_date,
  o.model_system,
  o.model_version,
  o.cutoff_at,
  o.home_team_id,
  o.away_team_id,
  o.home_starter_id,
  o.away_starter_id,
  o.home_win_probability,
  o.elo_home_win_probability,
  o.expected_home_runs,
  o.expected_away_runs,
  hk_parse_json(o.contributions) as contributions,
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
) as o;
