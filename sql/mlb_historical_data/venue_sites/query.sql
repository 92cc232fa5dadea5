-- Where ball parks lie, which way they face and whether they have a roof.
-- grain: venue
-- parameters: @venue_ids ARRAY<INT64>
-- output: venue_id INT64, latitude FLOAT64, longitude FLOAT64, azimuth_degrees FLOAT64, roof_type STRING
select
  venues.venue_id,
  venues.latitude,
  venues.longitude,
  venues.azimuth_degrees,
  venues.roof_type
from mlb_historical_data.venues as venues
where venues.venue_id in unnest(@venue_ids)
order by venues.venue_id
