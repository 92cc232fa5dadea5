-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_ballparks
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.park_id,
  o.name,
  o.city,
  o.state,
  o.country,
  o.first_game_date,
  o.last_game_date,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.park_id) - 1, 10000) as batch_number
from staging.mlb_historical_data_ballparks_offered as o
where true
qualify row_number() over (partition by o.park_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
