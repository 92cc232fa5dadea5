-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_features.advanced_features' as table_name, count(*) as row_count, count(distinct hash(t.game_pk)) as key_count
from mlb_features.advanced_features as t
where t.game_pk between $first and $last;
