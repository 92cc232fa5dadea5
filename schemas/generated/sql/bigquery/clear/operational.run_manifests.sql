-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @operational_run_manifests_game_dates ARRAY<DATE>
delete from operational.run_manifests as t
where t.game_date in unnest(@operational_run_manifests_game_dates);
