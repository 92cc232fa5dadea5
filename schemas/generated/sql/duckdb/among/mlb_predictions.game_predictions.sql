-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_predictions.game_predictions' as table_name
where exists (select 1 from mlb_predictions.game_predictions as t where t.game_pk between $first and $last);
