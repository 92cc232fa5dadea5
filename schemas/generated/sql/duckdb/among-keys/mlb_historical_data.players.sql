-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.players' as table_name, count(*) as row_count, count(distinct hash(t.player_id)) as key_count
from mlb_historical_data.players as t
where t.player_id between $first and $last;
