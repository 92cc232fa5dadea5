-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @operational_quality_reports_game_dates ARRAY<DATE>
delete from operational.quality_reports as t
where t.game_date in unnest(@operational_quality_reports_game_dates);
