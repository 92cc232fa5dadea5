-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_predictions_player_predictions_game_dates ARRAY<DATE>
delete from mlb_predictions.player_predictions as t
where t.game_date in unnest(@mlb_predictions_player_predictions_game_dates);
