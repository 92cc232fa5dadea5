-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
merge into mlb_historical_data.venues as t
using (
  select
    o.venue_id,
    o.name,
    o.city,
    o.state,
    o.country,
    o.latitude,
    o.longitude,
    o.elevation_feet,
    o.azimuth_degrees,
    o.time_zone,
    o.roof_type,
    o.turf_type,
    o.left_line_feet,
    o.left_alley_feet,
    o.center_feet,
    o.right_alley_feet,
    o.right_line_feet,
    o.capacity,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_venues_offered as o
  where true
  qualify row_number() over (partition by o.venue_id order by o.known_at desc, o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.venue_id = s.venue_id
when matched and s.ingested_at > t.ingested_at and s.known_at >= t.known_at and s.row_hash <> t.row_hash then
  update set
    name = s.name,
    city = s.city,
    state = s.state,
    country = s.country,
    latitude = s.latitude,
    longitude = s.longitude,
    elevation_feet = s.elevation_feet,
    azimuth_degrees = s.azimuth_degrees,
    time_zone = s.time_zone,
    roof_type = s.roof_type,
    turf_type = s.turf_type,
    left_line_feet = s.left_line_feet,
    left_alley_feet = s.left_alley_feet,
    center_feet = s.center_feet,
    right_alley_feet = s.right_alley_feet,
    right_line_feet = s.right_line_feet,
    capacity = s.capacity,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (venue_id, name, city, state, country, latitude, longitude, elevation_feet, azimuth_degrees, time_zone, roof_type, turf_type, left_line_feet, left_alley_feet, center_feet, right_alley_feet, right_line_feet, capacity, run_id, source, known_at, ingested_at, row_hash)
  values (s.venue_id, s.name, s.city, s.state, s.country, s.latitude, s.longitude, s.elevation_feet, s.azimuth_degrees, s.time_zone, s.roof_type, s.turf_type, s.left_line_feet, s.left_alley_feet, s.center_feet, s.right_alley_feet, s.right_line_feet, s.capacity, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
