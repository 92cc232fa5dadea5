-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_rosters_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    team_id: 'BIGINT',
    season: 'BIGINT',
    roster_type: 'VARCHAR',
    as_of_date: 'DATE',
    player_id: 'BIGINT',
    full_name: 'VARCHAR',
    jersey_number: 'VARCHAR',
    position: 'VARCHAR',
    status_code: 'VARCHAR',
    status: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
