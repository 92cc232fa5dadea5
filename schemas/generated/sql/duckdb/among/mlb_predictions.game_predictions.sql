-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 1 as found
from mlb_predictions.game_predictions as t
where t.game_pk between $first and $last
limit 1;
