-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_predictions_model_moves
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.model_system,
  o.moved_at,
  o.action,
  o.from_version,
  o.to_version,
  o.moved_by,
  o.reason,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.model_system, o.moved_at, o.to_version) - 1, 10000) as batch_number
from staging.mlb_predictions_model_moves_offered as o
where true
qualify row_number() over (partition by o.model_system, o.moved_at, o.to_version order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
