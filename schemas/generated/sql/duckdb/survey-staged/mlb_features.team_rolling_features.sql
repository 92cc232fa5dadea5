-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.feature_date, o.team_id)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_features_team_rolling_features as o
left join mlb_features.team_rolling_features as t
on t.feature_date = o.feature_date and t.team_id = o.team_id;
