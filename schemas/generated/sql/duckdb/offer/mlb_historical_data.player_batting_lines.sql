-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_player_batting_lines_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    player_id: 'BIGINT',
    team_id: 'BIGINT',
    opponent_team_id: 'BIGINT',
    is_home: 'BOOLEAN',
    batting_order: 'BIGINT',
    position: 'VARCHAR',
    is_starter: 'BOOLEAN',
    plate_appearances: 'BIGINT',
    at_bats: 'BIGINT',
    runs: 'BIGINT',
    hits: 'BIGINT',
    doubles: 'BIGINT',
    triples: 'BIGINT',
    home_runs: 'BIGINT',
    runs_batted_in: 'BIGINT',
    walks: 'BIGINT',
    intentional_walks: 'BIGINT',
    strikeouts: 'BIGINT',
    hit_by_pitch: 'BIGINT',
    sacrifice_bunts: 'BIGINT',
    sacrifice_flies: 'BIGINT',
    catchers_interference: 'BIGINT',
    stolen_bases: 'BIGINT',
    caught_stealing: 'BIGINT',
    grounded_into_double_play: 'BIGINT',
    left_on_base: 'BIGINT',
    total_bases: 'BIGINT',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
