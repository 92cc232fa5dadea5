-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_features.reliever_features_daily as t
where t.feature_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_features_reliever_features_daily as s
    where s.feature_date = t.feature_date and s.pitcher_id = t.pitcher_id
  );
