-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_historical_data.transactions as t
where t.transaction_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_transactions as s
    where s.transaction_id = t.transaction_id
  );
