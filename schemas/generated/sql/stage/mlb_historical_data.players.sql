-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_players
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.player_id,
  o.full_name,
  o.bats,
  o.throws,
  o.primary_position,
  o.birth_date,
  o.height_inches,
  o.weight_pounds,
  o.debut_date,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.player_id) - 1, 10000) as batch_number
from staging.mlb_historical_data_players_offered as o
where true
qualify row_number() over (partition by o.player_id order by o.known_at desc, o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
