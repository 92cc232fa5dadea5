-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_games_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    season: 'BIGINT',
    game_type: 'VARCHAR',
    double_header: 'VARCHAR',
    game_number: 'BIGINT',
    day_night: 'VARCHAR',
    scheduled_start_at: 'TIMESTAMPTZ',
    is_start_time_tbd: 'BOOLEAN',
    abstract_state: 'VARCHAR',
    coded_state: 'VARCHAR',
    detailed_state: 'VARCHAR',
    is_complete: 'BOOLEAN',
    scheduled_innings: 'BIGINT',
    innings_played: 'BIGINT',
    venue_id: 'BIGINT',
    home_team_id: 'BIGINT',
    away_team_id: 'BIGINT',
    home_score: 'BIGINT',
    away_score: 'BIGINT',
    home_starter_id: 'BIGINT',
    away_starter_id: 'BIGINT',
    winning_pitcher_id: 'BIGINT',
    losing_pitcher_id: 'BIGINT',
    save_pitcher_id: 'BIGINT',
    first_pitch_at: 'TIMESTAMPTZ',
    completed_at: 'TIMESTAMPTZ',
    duration_minutes: 'BIGINT',
    attendance: 'BIGINT',
    pitches_recorded: 'BIGINT',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
