-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.transactions' as table_name
where exists (select 1 from mlb_historical_data.transactions as t where t.transaction_id between $first and $last);
