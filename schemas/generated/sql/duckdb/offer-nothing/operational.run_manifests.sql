-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table operational_run_manifests_offered as
select *
from operational.run_manifests
limit 0;
