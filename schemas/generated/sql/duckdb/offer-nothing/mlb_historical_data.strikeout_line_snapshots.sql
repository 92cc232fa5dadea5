-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_strikeout_line_snapshots_offered as
select *
from mlb_historical_data.strikeout_line_snapshots
limit 0;
