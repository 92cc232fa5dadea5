-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_predictions.strikeout_predictions as t
where t.game_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_predictions_strikeout_predictions as s
    where s.game_pk = t.game_pk and s.pitcher_id = t.pitcher_id and s.system_id = t.system_id
  );
