-- Where ball parks lie and which clocks they go by, for travel. Parks do not move: the place that was told last is the place.
-- grain: venue
-- output: venue_id INT64, latitude FLOAT64, longitude FLOAT64, time_zone STRING
select
  venues.venue_id,
  venues.latitude,
  venues.longitude,
  venues.time_zone
from mlb_historical_data.venues as venues
order by venues.venue_id
