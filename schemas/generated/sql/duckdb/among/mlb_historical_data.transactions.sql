-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 1 as found
from mlb_historical_data.transactions as t
where t.transaction_id between $first and $last
limit 1;
