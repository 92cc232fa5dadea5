-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_ballparks_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    park_id: 'VARCHAR',
    name: 'VARCHAR',
    city: 'VARCHAR',
    state: 'VARCHAR',
    country: 'VARCHAR',
    first_game_date: 'DATE',
    last_game_date: 'DATE',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
