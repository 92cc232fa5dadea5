-- The games that have features, as they were asked for at their cutoff: who plays, and who starts as far as it was known then.
-- grain: one row per game with features
-- key: game_pk
-- parameters: @date_from DATE, @date_to DATE
-- output: feature_date DATE, cutoff_at TIMESTAMP, game_pk INT64, season INT64, home_team_id INT64, away_team_id INT64,
--   home_starter_id INT64, away_starter_id INT64
select
  features.feature_date,
  features.cutoff_at,
  features.game_pk,
  features.season,
  features.home_team_id,
  features.away_team_id,
  features.home_starter_id,
  features.away_starter_id
from mlb_features.game_features_daily as features
where features.feature_date between @date_from and @date_to
order by features.feature_date, features.game_pk
