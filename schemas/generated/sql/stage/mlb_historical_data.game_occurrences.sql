-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_game_occurrences
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.listing_date,
  o.game_date,
  o.coded_state,
  o.detailed_state,
  o.reason,
  o.scheduled_start_at,
  o.reschedule_date,
  o.rescheduled_from_date,
  o.resume_date,
  o.resumed_from_date,
  o.double_header,
  o.game_number,
  o.description,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk, o.listing_date) - 1, 10000) as batch_number
from staging.mlb_historical_data_game_occurrences_offered as o
where true
qualify row_number() over (partition by o.game_pk, o.listing_date order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
