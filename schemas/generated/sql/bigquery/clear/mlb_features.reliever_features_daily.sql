-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_features_reliever_features_daily_game_dates ARRAY<DATE>
delete from mlb_features.reliever_features_daily as t
where t.feature_date in unnest(@mlb_features_reliever_features_daily_game_dates);
