-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'operational.quality_reports' as table_name
where exists (select 1 from operational.quality_reports as t where t.game_pk between $first and $last);
