-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_predictions_strikeout_predictions_offered as
select *
from mlb_predictions.strikeout_predictions
limit 0;
