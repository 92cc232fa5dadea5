-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_linescores
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.inning,
  o.home_runs,
  o.away_runs,
  o.home_hits,
  o.away_hits,
  o.home_errors,
  o.away_errors,
  o.home_left_on_base,
  o.away_left_on_base,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk, o.inning) - 1, 10000) as batch_number
from staging.mlb_historical_data_linescores_offered as o
where true
qualify row_number() over (partition by o.game_pk, o.inning order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
