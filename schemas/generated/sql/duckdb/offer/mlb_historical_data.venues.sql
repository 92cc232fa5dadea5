-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_venues_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    venue_id: 'BIGINT',
    name: 'VARCHAR',
    city: 'VARCHAR',
    state: 'VARCHAR',
    country: 'VARCHAR',
    latitude: 'DOUBLE',
    longitude: 'DOUBLE',
    elevation_feet: 'BIGINT',
    azimuth_degrees: 'DOUBLE',
    time_zone: 'VARCHAR',
    roof_type: 'VARCHAR',
    turf_type: 'VARCHAR',
    left_line_feet: 'BIGINT',
    left_alley_feet: 'BIGINT',
    center_feet: 'BIGINT',
    right_alley_feet: 'BIGINT',
    right_line_feet: 'BIGINT',
    capacity: 'BIGINT',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
