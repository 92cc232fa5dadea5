-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
DELETE FROM operational.model_metrics AS t WHERE t.ingested_at < CAST($ingested_before AS TIMESTAMPTZ) AND t.metric_date <= CAST($date_to AS DATE);
