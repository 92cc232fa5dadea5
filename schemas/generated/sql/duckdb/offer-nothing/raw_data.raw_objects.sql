-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table raw_data_raw_objects_offered as
select *
from raw_data.raw_objects
limit 0;
