-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_features.player_features_daily' as table_name
where exists (select 1 from mlb_features.player_features_daily as t where t.game_pk between $first and $last);
