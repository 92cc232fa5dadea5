-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_features.player_features_daily as t
where t.feature_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_features_player_features_daily as s
    where s.game_pk = t.game_pk and s.player_id = t.player_id
  );
