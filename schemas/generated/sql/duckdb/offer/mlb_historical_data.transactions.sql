-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_transactions_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    transaction_id: 'BIGINT',
    transaction_date: 'DATE',
    effective_date: 'DATE',
    resolution_date: 'DATE',
    player_id: 'BIGINT',
    player_name: 'VARCHAR',
    from_team_id: 'BIGINT',
    to_team_id: 'BIGINT',
    type_code: 'VARCHAR',
    type_description: 'VARCHAR',
    description: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
