-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_team_game_totals_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    team_id: 'BIGINT',
    opponent_team_id: 'BIGINT',
    is_home: 'BOOLEAN',
    runs: 'BIGINT',
    runs_allowed: 'BIGINT',
    hits: 'BIGINT',
    errors: 'BIGINT',
    at_bats: 'BIGINT',
    plate_appearances: 'BIGINT',
    doubles: 'BIGINT',
    triples: 'BIGINT',
    home_runs: 'BIGINT',
    walks: 'BIGINT',
    strikeouts: 'BIGINT',
    hit_by_pitch: 'BIGINT',
    stolen_bases: 'BIGINT',
    left_on_base: 'BIGINT',
    pitches_thrown: 'BIGINT',
    batters_faced: 'BIGINT',
    pitching_strikeouts: 'BIGINT',
    pitching_walks: 'BIGINT',
    pitching_home_runs: 'BIGINT',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
