-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(distinct (s.feature_date, s.pitcher_id)) as staged_keys,
  coalesce(max(s.batch_number), -1) as last_batch,
  string_agg(distinct strftime(s.feature_date, '%Y-%m-%d'), ',') as partition_dates
from mlb_features_pitcher_features_daily as s;
