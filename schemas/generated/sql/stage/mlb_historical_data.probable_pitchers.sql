-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_probable_pitchers
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.team_id,
  o.is_home,
  o.pitcher_id,
  o.pitcher_name,
  o.snapshot_at,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk, o.team_id, o.snapshot_at) - 1, 10000) as batch_number
from staging.mlb_historical_data_probable_pitchers_offered as o
where true
qualify row_number() over (partition by o.game_pk, o.team_id, o.snapshot_at order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
