-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_transactions as
select
  o.transaction_id,
  o.transaction_date,
  o.effective_date,
  o.resolution_date,
  o.player_id,
  o.player_name,
  o.from_team_id,
  o.to_team_id,
  o.type_code,
  o.type_description,
  o.description,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  (row_number() over () - 1) // 10000 as batch_number
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
) as o;
