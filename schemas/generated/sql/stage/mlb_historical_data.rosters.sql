-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_rosters
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.team_id,
  o.season,
  o.roster_type,
  o.as_of_date,
  o.player_id,
  o.full_name,
  o.jersey_number,
  o.position,
  o.status_code,
  o.status,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.team_id, o.roster_type, o.as_of_date, o.player_id) - 1, 10000) as batch_number
from staging.mlb_historical_data_rosters_offered as o
where true
qualify row_number() over (partition by o.team_id, o.roster_type, o.as_of_date, o.player_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
