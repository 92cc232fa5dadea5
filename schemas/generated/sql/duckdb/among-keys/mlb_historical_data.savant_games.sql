-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.savant_games' as table_name, count(*) as row_count, count(distinct hash(t.game_pk)) as key_count
from mlb_historical_data.savant_games as t
where t.game_pk between $first and $last;
