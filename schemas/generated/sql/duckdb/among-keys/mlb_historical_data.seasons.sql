-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.seasons' as table_name, count(*) as row_count, count(distinct hash(t.season)) as key_count
from mlb_historical_data.seasons as t
where t.season between $first and $last;
