-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.seasons' as table_name
where exists (select 1 from mlb_historical_data.seasons as t where t.season between $first and $last);
