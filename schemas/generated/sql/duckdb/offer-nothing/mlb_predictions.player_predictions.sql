-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_predictions_player_predictions_offered as
select *
from mlb_predictions.player_predictions
limit 0;
