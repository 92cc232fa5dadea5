-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_features_reliever_features_daily
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.feature_date,
  o.pitcher_id,
  o.team_id,
  o.cutoff_at,
  o.games_14d,
  o.rest_days,
  o.pitched_yesterday,
  o.pitched_two_days,
  o.is_fresh,
  o.pitches_1d,
  o.pitches_3d,
  o.pitches_7d,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.feature_date, o.pitcher_id) - 1, 10000) as batch_number
from staging.mlb_features_reliever_features_daily_offered as o
where true
qualify row_number() over (partition by o.feature_date, o.pitcher_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
