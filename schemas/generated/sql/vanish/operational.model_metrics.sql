-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from operational.model_metrics as t
where t.metric_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.operational_model_metrics as s
    where s.metric_date = t.metric_date and s.model_system = t.model_system and s.model_version = t.model_version and s.metric_type = t.metric_type and s.subject = t.subject and s.metric_window = t.metric_window
  );
