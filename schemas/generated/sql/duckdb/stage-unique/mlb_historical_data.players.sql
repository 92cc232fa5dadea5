-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_players as
select
  o.player_id,
  o.full_name,
  o.bats,
  o.throws,
  o.primary_position,
  o.birth_date,
  o.height_inches,
  o.weight_pounds,
  o.debut_date,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  (row_number() over () - 1) // 10000 as batch_number
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
) as o;
