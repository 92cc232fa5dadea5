-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @ingested_before TIMESTAMP, @date_to DATE, @object_keys ARRAY<STRING>, @run_ids ARRAY<STRING>
delete from operational.run_manifests as t
where t.ingested_at < @ingested_before
  and t.game_date <= @date_to
  and t.manifest_id not in unnest(@object_keys)
  and t.run_id not in unnest(@run_ids);
