-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_features_team_rolling_features_game_dates ARRAY<DATE>
delete from mlb_features.team_rolling_features as t
where t.feature_date in unnest(@mlb_features_team_rolling_features_game_dates);
