-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_venues as
select
  o.venue_id,
  o.name,
  o.city,
  o.state,
  o.country,
  o.latitude,
  o.longitude,
  o.elevation_feet,
  o.time_zone,
  o.roof_type,
  o.turf_type,
  o.left_line_feet,
  o.center_feet,
  o.right_line_feet,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  (row_number() over () - 1) // 10000 as batch_number
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false,
  columns = {
    venue_id: 'BIGINT',
    name: 'VARCHAR',
    city: 'VARCHAR',
    state: 'VARCHAR',
    country: 'VARCHAR',
    latitude: 'DOUBLE',
    longitude: 'DOUBLE',
    elevation_feet: 'BIGINT',
    time_zone: 'VARCHAR',
    roof_type: 'VARCHAR',
    turf_type: 'VARCHAR',
    left_line_feet: 'BIGINT',
    center_feet: 'BIGINT',
    right_line_feet: 'BIGINT',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
