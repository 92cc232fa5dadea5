-- How much do the features of the games know: starters announced, form of starters, ratings, park?
-- grain: one row per date with features
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today + 1
-- output: feature_date DATE, games INT64, starters_announced INT64, without_elo INT64, without_starter_form INT64,
--   without_park INT64, with_ratings INT64, newest_cutoff_at TIMESTAMP
with ratings as (
  select a.game_pk
  from mlb_features.advanced_features as a
  where a.feature_date between @date_from and @date_to
)

select
  f.feature_date,
  count(*) as games,
  count(if(f.is_starter_announced, 1, null)) as starters_announced,
  count(if(f.elo_difference is null, 1, null)) as without_elo,
  count(if(f.starter_fip_365d_difference is null, 1, null)) as without_starter_form,
  count(if(f.park_run_factor is null, 1, null)) as without_park,
  count(r.game_pk) as with_ratings,
  max(f.cutoff_at) as newest_cutoff_at
from mlb_features.game_features_daily as f
left join ratings as r on f.game_pk = r.game_pk
where f.feature_date between @date_from and @date_to
group by f.feature_date
order by f.feature_date
