-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_transactions_game_dates ARRAY<DATE>
delete from mlb_historical_data.transactions as t
where t.transaction_date in unnest(@mlb_historical_data_transactions_game_dates);
