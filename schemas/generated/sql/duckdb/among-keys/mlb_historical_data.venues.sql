-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.venues' as table_name, count(*) as row_count, count(distinct hash(t.venue_id)) as key_count
from mlb_historical_data.venues as t
where t.venue_id between $first and $last;
