-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_features.player_features_daily' as table_name, count(*) as row_count, count(distinct hash(t.game_pk, t.player_id)) as key_count
from mlb_features.player_features_daily as t
where t.game_pk between $first and $last;
