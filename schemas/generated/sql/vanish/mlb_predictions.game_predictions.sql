-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_predictions.game_predictions as t
where t.game_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_predictions_game_predictions as s
    where s.game_pk = t.game_pk and s.model_system = t.model_system
  );
