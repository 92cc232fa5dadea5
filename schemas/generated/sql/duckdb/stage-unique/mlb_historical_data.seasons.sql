-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_seasons as
select
  o.season,
  o.spring_start,
  o.spring_end,
  o.regular_start,
  o.regular_end,
  o.all_star_date,
  o.postseason_start,
  o.postseason_end,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  (row_number() over () - 1) // 10000 as batch_number
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    season: 'BIGINT',
    spring_start: 'DATE',
    spring_end: 'DATE',
    regular_start: 'DATE',
    regular_end: 'DATE',
    all_star_date: 'DATE',
    postseason_start: 'DATE',
    postseason_end: 'DATE',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
