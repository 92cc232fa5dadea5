-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.venues (
  venue_id INT64 not null options (description = "MLB's venue id."),
  name STRING not null options (description = "Name."),
  city STRING options (description = "City."),
  state STRING options (description = "State or province."),
  country STRING options (description = "Country."),
  latitude FLOAT64 options (description = "Degrees north."),
  longitude FLOAT64 options (description = "Degrees east."),
  elevation_feet INT64 options (description = "Above sea level."),
  azimuth_degrees FLOAT64 options (description = "Bearing from home plate to centre field, clockwise from north."),
  time_zone STRING options (description = "IANA time zone."),
  roof_type STRING options (description = "Open, Dome or Retractable."),
  turf_type STRING options (description = "Grass or Artificial Turf."),
  left_line_feet INT64 options (description = "Left field line."),
  left_alley_feet INT64 options (description = "Left-centre alley."),
  center_feet INT64 options (description = "Centre field."),
  right_alley_feet INT64 options (description = "Right-centre alley."),
  right_line_feet INT64 options (description = "Right field line."),
  capacity INT64 options (description = "Seats."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
options (
  description = "Ball parks with place, time zone, roof and dimensions as far as the source has them."
);
