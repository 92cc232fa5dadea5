-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.venues' as table_name
where exists (select 1 from mlb_historical_data.venues as t where t.venue_id between $first and $last);
