-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into operational.model_metrics (metric_date, model_system, model_version, metric_type, subject, metric_window, sample_size, value, reference, threshold, status, detail, run_id, source, known_at, ingested_at, row_hash)
select
  s.metric_date,
  s.model_system,
  s.model_version,
  s.metric_type,
  s.subject,
  s.metric_window,
  s.sample_size,
  s.value,
  s.reference,
  s.threshold,
  s.status,
  s.detail,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.operational_model_metrics as s;
