-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- output: last_batch INT64, partition_dates STRING
select
  coalesce(max(s.batch_number), -1) as last_batch,
  string_agg(distinct cast(s.feature_date as STRING), ',') as partition_dates
from staging.mlb_features_market_memory_features as s;
