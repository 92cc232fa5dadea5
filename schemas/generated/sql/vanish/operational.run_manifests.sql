-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from operational.run_manifests as t
where t.game_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.operational_run_manifests as s
    where s.manifest_id = t.manifest_id
  );
