-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_retrosheet_games_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    retrosheet_game_id: 'VARCHAR',
    park_id: 'VARCHAR',
    home_team_code: 'VARCHAR',
    away_team_code: 'VARCHAR',
    retrosheet_number: 'BIGINT',
    completed_on: 'DATE',
    home_team_id: 'BIGINT',
    away_team_id: 'BIGINT',
    logged_home_team_id: 'BIGINT',
    home_score: 'BIGINT',
    away_score: 'BIGINT',
    home_hits: 'BIGINT',
    away_hits: 'BIGINT',
    home_errors: 'BIGINT',
    away_errors: 'BIGINT',
    home_at_bats: 'BIGINT',
    away_at_bats: 'BIGINT',
    home_homers: 'BIGINT',
    away_homers: 'BIGINT',
    home_walks: 'BIGINT',
    away_walks: 'BIGINT',
    home_strikeouts: 'BIGINT',
    away_strikeouts: 'BIGINT',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
