-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 1 as found
from mlb_historical_data.venues as t
where t.venue_id between $first and $last
limit 1;
