-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_features_context_features_game_dates ARRAY<DATE>
delete from mlb_features.context_features as t
where t.feature_date in unnest(@mlb_features_context_features_game_dates);
