-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_players_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    player_id: 'BIGINT',
    full_name: 'VARCHAR',
    bats: 'VARCHAR',
    throws: 'VARCHAR',
    primary_position: 'VARCHAR',
    birth_date: 'DATE',
    height_inches: 'BIGINT',
    weight_pounds: 'BIGINT',
    debut_date: 'DATE',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
