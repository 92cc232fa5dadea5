-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table operational_quality_reports_offered as
select *
from operational.quality_reports
limit 0;
