-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_strikeout_line_snapshots
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.pitcher_id,
  o.bookmaker,
  o.captured_at,
  o.line,
  o.line_halves,
  o.over_price_american,
  o.under_price_american,
  o.overround,
  o.devig_method,
  o.over_probability,
  o.books,
  o.is_main,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk, o.pitcher_id, o.bookmaker, o.line_halves, o.captured_at) - 1, 10000) as batch_number
from staging.mlb_historical_data_strikeout_line_snapshots_offered as o
where true
qualify row_number() over (partition by o.game_pk, o.pitcher_id, o.bookmaker, o.line_halves, o.captured_at order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
