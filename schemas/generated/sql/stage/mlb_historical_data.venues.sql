-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_venues
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
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
  o.row_hash,
  div(row_number() over (order by o.venue_id) - 1, 10000) as batch_number
from staging.mlb_historical_data_venues_offered as o
where true
qualify row_number() over (partition by o.venue_id order by o.known_at desc, o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
