-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_teams_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    team_id: 'BIGINT',
    season: 'BIGINT',
    name: 'VARCHAR',
    abbreviation: 'VARCHAR',
    league_id: 'BIGINT',
    division_id: 'BIGINT',
    venue_id: 'BIGINT',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
