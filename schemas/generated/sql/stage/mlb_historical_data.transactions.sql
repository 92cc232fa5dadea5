-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_transactions
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.transaction_id,
  o.transaction_date,
  o.effective_date,
  o.resolution_date,
  o.player_id,
  o.player_name,
  o.from_team_id,
  o.to_team_id,
  o.type_code,
  o.type_description,
  o.description,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.transaction_id) - 1, 10000) as batch_number
from staging.mlb_historical_data_transactions_offered as o
where true
qualify row_number() over (partition by o.transaction_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
