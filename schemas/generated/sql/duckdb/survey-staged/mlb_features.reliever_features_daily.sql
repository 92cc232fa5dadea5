-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.feature_date, o.pitcher_id)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_features_reliever_features_daily as o
left join mlb_features.reliever_features_daily as t
on t.feature_date = o.feature_date and t.pitcher_id = o.pitcher_id;
