-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @operational_quality_reports_ingested_before TIMESTAMP, @operational_quality_reports_date_to DATE, @operational_quality_reports_object_keys ARRAY<STRING>, @operational_quality_reports_run_ids ARRAY<STRING>, @operational_quality_reports_game_pks ARRAY<INT64>
delete from operational.quality_reports as t
where t.ingested_at < @operational_quality_reports_ingested_before
  and t.game_date <= @operational_quality_reports_date_to
  and t.report_key not in unnest(@operational_quality_reports_object_keys)
  and t.run_id not in unnest(@operational_quality_reports_run_ids)
  and t.game_pk not in unnest(@operational_quality_reports_game_pks);
