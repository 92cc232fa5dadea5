-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_predictions.player_predictions' as table_name, count(*) as row_count, count(distinct hash(t.game_pk, t.player_id, t.outcome)) as key_count
from mlb_predictions.player_predictions as t
where t.game_pk between $first and $last;
