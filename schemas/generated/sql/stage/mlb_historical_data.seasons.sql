-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_seasons
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.season,
  o.spring_start,
  o.spring_end,
  o.regular_start,
  o.regular_end,
  o.all_star_date,
  o.postseason_start,
  o.postseason_end,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.season) - 1, 10000) as batch_number
from staging.mlb_historical_data_seasons_offered as o
where true
qualify row_number() over (partition by o.season order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
