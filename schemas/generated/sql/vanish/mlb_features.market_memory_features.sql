-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_features.market_memory_features as t
where t.feature_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_features_market_memory_features as s
    where s.game_pk = t.game_pk
  );
