-- Dates whose features exist and depend on the facts of a date: a change there makes them stale.
-- grain: one row per feature date at or after the given one
-- key: feature_date
-- parameters: @date_from DATE
-- output: feature_date DATE
select features.feature_date
from mlb_features.team_rolling_features as features
where features.feature_date >= @date_from
group by features.feature_date
order by features.feature_date
