-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table operational_model_metrics_offered as
select *
from operational.model_metrics
limit 0;
