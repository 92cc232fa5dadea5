-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into operational.run_manifests (manifest_id, stage, event_id, event_type, game_date, status, reason, attempt, started_at, finished_at, duration_ms, rows_in, rows_out, outputs, checks, error_code, error_message, run_id, source, known_at, ingested_at, row_hash)
select
  s.manifest_id,
  s.stage,
  s.event_id,
  s.event_type,
  s.game_date,
  s.status,
  s.reason,
  s.attempt,
  s.started_at,
  s.finished_at,
  s.duration_ms,
  s.rows_in,
  s.rows_out,
  s.outputs,
  s.checks,
  s.error_code,
  s.error_message,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.operational_run_manifests as s;
