-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_people_ids_offered as
select *
from mlb_historical_data.people_ids
limit 0;
