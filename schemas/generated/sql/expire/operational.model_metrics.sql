-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @ingested_before TIMESTAMP, @date_to DATE
delete from operational.model_metrics as t
where t.ingested_at < @ingested_before
  and t.metric_date <= @date_to;
