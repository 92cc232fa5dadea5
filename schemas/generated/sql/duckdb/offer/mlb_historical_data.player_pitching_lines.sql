-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_player_pitching_lines_offered as
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
    appearance_order: 'BIGINT',
    is_starter: 'BOOLEAN',
    outs_recorded: 'BIGINT',
    batters_faced: 'BIGINT',
    pitches: 'BIGINT',
    strikes: 'BIGINT',
    hits: 'BIGINT',
    runs: 'BIGINT',
    earned_runs: 'BIGINT',
    walks: 'BIGINT',
    intentional_walks: 'BIGINT',
    strikeouts: 'BIGINT',
    home_runs: 'BIGINT',
    hit_batters: 'BIGINT',
    wild_pitches: 'BIGINT',
    balks: 'BIGINT',
    inherited_runners: 'BIGINT',
    inherited_runners_scored: 'BIGINT',
    ground_outs: 'BIGINT',
    air_outs: 'BIGINT',
    decision: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
