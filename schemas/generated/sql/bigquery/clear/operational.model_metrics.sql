-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @operational_model_metrics_game_dates ARRAY<DATE>
delete from operational.model_metrics as t
where t.metric_date in unnest(@operational_model_metrics_game_dates);
