-- The inputs of the game outcome models for every game of some dates that counts, played or not.
-- grain: one row per game
-- key: game_pk
-- parameters: @date_from DATE, @date_to DATE
-- output: feature_date DATE, game_pk INT64,
--   elo_difference FLOAT64, win_rate_season_difference FLOAT64, run_margin_7d_difference FLOAT64,
--   run_margin_14d_difference FLOAT64, run_margin_30d_difference FLOAT64, run_margin_60d_difference FLOAT64,
--   run_margin_season_difference FLOAT64, runs_scored_60d_difference FLOAT64,
--   runs_allowed_60d_difference FLOAT64, venue_split_difference FLOAT64,
--   batting_strikeout_rate_60d_difference FLOAT64, batting_walk_rate_60d_difference FLOAT64,
--   batting_home_run_rate_60d_difference FLOAT64, rest_days_difference FLOAT64,
--   bullpen_pitches_3d_difference FLOAT64, starter_strikeout_rate_365d_difference FLOAT64,
--   starter_walk_rate_365d_difference FLOAT64, starter_home_run_rate_365d_difference FLOAT64,
--   starter_fip_365d_difference FLOAT64, starter_fip_60d_difference FLOAT64,
--   starter_runs_rate_365d_difference FLOAT64, starter_outs_per_start_365d_difference FLOAT64,
--   starter_experience_difference FLOAT64, starter_rest_days_difference FLOAT64,
--   run_environment_60d_sum FLOAT64, starter_fip_365d_sum FLOAT64, park_run_factor FLOAT64
select
  features.feature_date,
  features.game_pk,
  features.elo_difference,
  features.win_rate_season_difference,
  features.run_margin_7d_difference,
  features.run_margin_14d_difference,
  features.run_margin_30d_difference,
  features.run_margin_60d_difference,
  features.run_margin_season_difference,
  features.runs_scored_60d_difference,
  features.runs_allowed_60d_difference,
  features.venue_split_difference,
  features.batting_strikeout_rate_60d_difference,
  features.batting_walk_rate_60d_difference,
  features.batting_home_run_rate_60d_difference,
  features.rest_days_difference,
  features.bullpen_pitches_3d_difference,
  features.starter_strikeout_rate_365d_difference,
  features.starter_walk_rate_365d_difference,
  features.starter_home_run_rate_365d_difference,
  features.starter_fip_365d_difference,
  features.starter_fip_60d_difference,
  features.starter_runs_rate_365d_difference,
  features.starter_outs_per_start_365d_difference,
  features.starter_experience_difference,
  features.starter_rest_days_difference,
  features.run_environment_60d_sum,
  features.starter_fip_365d_sum,
  features.park_run_factor
from mlb_features.game_features_daily as features
where features.feature_date between @date_from and @date_to
  and features.game_type in ('R', 'F', 'D', 'L', 'W')
order by features.feature_date, features.game_pk
