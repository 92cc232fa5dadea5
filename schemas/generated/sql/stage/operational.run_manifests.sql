-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.operational_run_manifests
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.manifest_id,
  o.stage,
  o.event_id,
  o.event_type,
  o.game_date,
  o.status,
  o.reason,
  o.attempt,
  o.started_at,
  o.finished_at,
  o.duration_ms,
  o.rows_in,
  o.rows_out,
  parse_json(o.outputs) as outputs,
  parse_json(o.checks) as checks,
  o.error_code,
  o.error_message,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.manifest_id) - 1, 10000) as batch_number
from staging.operational_run_manifests_offered as o
where true
qualify row_number() over (partition by o.manifest_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
