-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.transactions' as table_name, count(*) as row_count, count(distinct hash(t.transaction_id)) as key_count
from mlb_historical_data.transactions as t
where t.transaction_id between $first and $last;
