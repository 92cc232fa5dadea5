-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_predictions_model_registry_offered as
select *
from mlb_predictions.model_registry
limit 0;
