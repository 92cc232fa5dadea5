-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_features_market_memory_features_game_dates ARRAY<DATE>
delete from mlb_features.market_memory_features as t
where t.feature_date in unnest(@mlb_features_market_memory_features_game_dates);
