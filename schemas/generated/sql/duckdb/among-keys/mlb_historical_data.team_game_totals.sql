-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.team_game_totals' as table_name, count(*) as row_count, count(distinct hash(t.game_pk, t.team_id)) as key_count
from mlb_historical_data.team_game_totals as t
where t.game_pk between $first and $last;
