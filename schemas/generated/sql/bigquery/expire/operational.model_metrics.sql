-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @operational_model_metrics_ingested_before TIMESTAMP, @operational_model_metrics_date_to DATE
delete from operational.model_metrics as t
where t.ingested_at < @operational_model_metrics_ingested_before
  and t.metric_date <= @operational_model_metrics_date_to;
