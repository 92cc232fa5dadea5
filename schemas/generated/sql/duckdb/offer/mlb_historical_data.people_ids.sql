-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_people_ids_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    player_id: 'BIGINT',
    retrosheet_id: 'VARCHAR',
    baseball_reference_id: 'VARCHAR',
    fangraphs_id: 'VARCHAR',
    last_name: 'VARCHAR',
    first_name: 'VARCHAR',
    birth_year: 'BIGINT',
    first_season: 'BIGINT',
    last_season: 'BIGINT',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
