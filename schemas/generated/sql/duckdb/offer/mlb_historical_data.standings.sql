-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_standings_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    team_id: 'BIGINT',
    season: 'BIGINT',
    as_of_date: 'DATE',
    league_id: 'BIGINT',
    division_id: 'BIGINT',
    division_rank: 'BIGINT',
    league_rank: 'BIGINT',
    wild_card_rank: 'BIGINT',
    games_played: 'BIGINT',
    wins: 'BIGINT',
    losses: 'BIGINT',
    games_tied: 'BIGINT',
    games_back: 'DOUBLE',
    wild_card_games_back: 'DOUBLE',
    runs_scored: 'BIGINT',
    runs_allowed: 'BIGINT',
    streak: 'VARCHAR',
    home_wins: 'BIGINT',
    home_losses: 'BIGINT',
    away_wins: 'BIGINT',
    away_losses: 'BIGINT',
    last_ten_wins: 'BIGINT',
    last_ten_losses: 'BIGINT',
    is_division_leader: 'BOOLEAN',
    is_clinched: 'BOOLEAN',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
