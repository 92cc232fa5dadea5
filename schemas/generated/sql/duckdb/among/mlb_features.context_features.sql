-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_features.context_features' as table_name
where exists (select 1 from mlb_features.context_features as t where t.game_pk between $first and $last);
