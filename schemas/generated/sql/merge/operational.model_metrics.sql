-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @batch_number INT64, @partition_from DATE, @partition_to DATE
merge into operational.model_metrics as t
using (
  select
    o.metric_date,
    o.model_system,
    o.model_version,
    o.metric_type,
    o.subject,
    o.metric_window,
    o.sample_size,
    o.value,
    o.reference,
    o.threshold,
    o.status,
    o.detail,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.operational_model_metrics as o
  where o.batch_number = @batch_number
) as s
on t.metric_date = s.metric_date
  and t.model_system = s.model_system
  and t.model_version = s.model_version
  and t.metric_type = s.metric_type
  and t.subject = s.subject
  and t.metric_window = s.metric_window
  and t.metric_date between @partition_from and @partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    sample_size = s.sample_size,
    value = s.value,
    reference = s.reference,
    threshold = s.threshold,
    status = s.status,
    detail = s.detail,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (metric_date, model_system, model_version, metric_type, subject, metric_window, sample_size, value, reference, threshold, status, detail, run_id, source, known_at, ingested_at, row_hash)
  values (s.metric_date, s.model_system, s.model_version, s.metric_type, s.subject, s.metric_window, s.sample_size, s.value, s.reference, s.threshold, s.status, s.detail, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
