-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.operational_dead_letter_queue
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.dead_letter_id,
  o.status,
  o.status_note,
  o.stage,
  o.subscription,
  o.topic,
  o.contract_id,
  o.processor_version,
  o.game_date,
  o.game_pk,
  o.code,
  o.error_class,
  o.message,
  o.stack_excerpt,
  o.attempts,
  o.failed_at,
  o.payload,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.dead_letter_id) - 1, 10000) as batch_number
from staging.operational_dead_letter_queue_offered as o
where true
qualify row_number() over (partition by o.dead_letter_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
