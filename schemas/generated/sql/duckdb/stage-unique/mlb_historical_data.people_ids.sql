-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_people_ids as
select
  o.player_id,
  o.retrosheet_id,
  o.baseball_reference_id,
  o.fangraphs_id,
  o.last_name,
  o.first_name,
  o.birth_year,
  o.first_season,
  o.last_season,
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
) as o;
