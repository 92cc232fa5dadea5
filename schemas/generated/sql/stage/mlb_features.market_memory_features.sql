-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_features_market_memory_features
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.feature_date,
  o.game_pk,
  o.season,
  o.cutoff_at,
  o.team_moves,
  o.starter_moves,
  o.closing_ratings,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk) - 1, 10000) as batch_number
from staging.mlb_features_market_memory_features_offered as o
where true
qualify row_number() over (partition by o.game_pk order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
