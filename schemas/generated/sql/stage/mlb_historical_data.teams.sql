-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_teams
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.team_id,
  o.season,
  o.name,
  o.abbreviation,
  o.league_id,
  o.division_id,
  o.venue_id,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.team_id, o.season) - 1, 10000) as batch_number
from staging.mlb_historical_data_teams_offered as o
where true
qualify row_number() over (partition by o.team_id, o.season order by o.known_at desc, o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
