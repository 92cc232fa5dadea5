-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @operational_run_manifests_ingested_before TIMESTAMP, @operational_run_manifests_date_to DATE, @operational_run_manifests_object_keys ARRAY<STRING>, @operational_run_manifests_run_ids ARRAY<STRING>
delete from operational.run_manifests as t
where t.ingested_at < @operational_run_manifests_ingested_before
  and t.game_date <= @operational_run_manifests_date_to
  and t.manifest_id not in unnest(@operational_run_manifests_object_keys)
  and t.run_id not in unnest(@operational_run_manifests_run_ids);
