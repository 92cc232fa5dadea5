-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_linescores_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    inning: 'BIGINT',
    home_runs: 'BIGINT',
    away_runs: 'BIGINT',
    home_hits: 'BIGINT',
    away_hits: 'BIGINT',
    home_errors: 'BIGINT',
    away_errors: 'BIGINT',
    home_left_on_base: 'BIGINT',
    away_left_on_base: 'BIGINT',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
