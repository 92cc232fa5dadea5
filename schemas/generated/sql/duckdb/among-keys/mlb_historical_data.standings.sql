-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.standings' as table_name, count(*) as row_count, count(distinct hash(t.team_id, t.season, t.as_of_date)) as key_count
from mlb_historical_data.standings as t
where t.team_id between $first and $last;
