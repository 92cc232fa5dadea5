-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.operational_partition_gates
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.zone,
  o.game_date,
  o.failed,
  o.is_held,
  o.is_accepted,
  o.judged_at,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.zone, o.game_date) - 1, 10000) as batch_number
from staging.operational_partition_gates_offered as o
where true
qualify row_number() over (partition by o.zone, o.game_date order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
