-- What the game outcome models learn from: the inputs of a finished game as of its own cutoff, and its result.
-- A postponed or suspended game counts once, on its official date, from its completion on.
-- grain: one row per game that counts, is over and has a winner
-- key: game_pk
-- parameters: @date_from DATE, @trained_before DATE, @cutoff_at TIMESTAMP
-- output: feature_date DATE, game_pk INT64, home_score INT64, away_score INT64, elo_difference FLOAT64,
--   win_rate_season_difference FLOAT64, run_margin_7d_difference FLOAT64, run_margin_14d_difference FLOAT64,
--   run_margin_30d_difference FLOAT64, run_margin_60d_difference FLOAT64,
--   run_margin_season_difference FLOAT64, runs_scored_60d_difference FLOAT64,
--   runs_allowed_60d_difference FLOAT64, venue_split_difference FLOAT64,
--   batting_strikeout_rate_60d_difference FLOAT64, batting_walk_rate_60d_difference FLOAT64,
--   batting_home_run_rate_60d_difference FLOAT64, rest_days_difference FLOAT64,
--   bullpen_pitches_3d_difference FLOAT64, starter_strikeout_rate_365d_difference FLOAT64,
--   starter_walk_rate_365d_difference FLOAT64, starter_home_run_rate_365d_difference FLOAT64,
--   starter_fip_365d_difference FLOAT64, starter_fip_60d_difference FLOAT64,
--   starter_runs_rate_365d_difference FLOAT64, starter_outs_per_start_365d_difference FLOAT64,
--   starter_experience_difference FLOAT64, starter_rest_days_difference FLOAT64,
--   run_environment_60d_sum FLOAT64, starter_fip_365d_sum FLOAT64, park_run_factor FLOAT64,
--   home_elo FLOAT64, home_runs_scored FLOAT64, home_runs_allowed FLOAT64, home_offence FLOAT64, home_defence
--   FLOAT64, home_starter_strength FLOAT64, home_starter_early_runs FLOAT64, home_starter_game_strikeouts
--   FLOAT64, home_starter_game_walks FLOAT64, home_starter_experience FLOAT64, home_starter_recent_runs
--   FLOAT64, home_starter_long_runs FLOAT64, home_starter_age FLOAT64, home_line_up_long FLOAT64,
--   home_line_up_recent FLOAT64, home_line_up_platoon FLOAT64, home_line_up_age FLOAT64, away_elo FLOAT64,
--   away_runs_scored FLOAT64, away_runs_allowed FLOAT64, away_offence FLOAT64, away_defence FLOAT64,
--   away_starter_strength FLOAT64, away_starter_early_runs FLOAT64, away_starter_game_strikeouts FLOAT64,
--   away_starter_game_walks FLOAT64, away_starter_experience FLOAT64, away_starter_recent_runs FLOAT64,
--   away_starter_long_runs FLOAT64, away_starter_age FLOAT64, away_line_up_long FLOAT64, away_line_up_recent
--   FLOAT64, away_line_up_platoon FLOAT64, away_line_up_age FLOAT64, league_runs FLOAT64, park_runs FLOAT64
select
  features.feature_date,
  features.game_pk,
  games.home_score,
  games.away_score,
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
  features.park_run_factor,
  facts.home_elo,
  facts.home_runs_scored,
  facts.home_runs_allowed,
  facts.home_offence,
  facts.home_defence,
  facts.home_starter_strength,
  facts.home_starter_early_runs,
  facts.home_starter_game_strikeouts,
  facts.home_starter_game_walks,
  facts.home_starter_experience,
  facts.home_starter_recent_runs,
  facts.home_starter_long_runs,
  facts.home_starter_age,
  facts.home_line_up_long,
  facts.home_line_up_recent,
  facts.home_line_up_platoon,
  facts.home_line_up_age,
  facts.away_elo,
  facts.away_runs_scored,
  facts.away_runs_allowed,
  facts.away_offence,
  facts.away_defence,
  facts.away_starter_strength,
  facts.away_starter_early_runs,
  facts.away_starter_game_strikeouts,
  facts.away_starter_game_walks,
  facts.away_starter_experience,
  facts.away_starter_recent_runs,
  facts.away_starter_long_runs,
  facts.away_starter_age,
  facts.away_line_up_long,
  facts.away_line_up_recent,
  facts.away_line_up_platoon,
  facts.away_line_up_age,
  facts.league_runs,
  facts.park_runs
from mlb_features.game_features_daily as features
inner join mlb_historical_data.games as games
  on features.game_pk = games.game_pk and features.feature_date = games.game_date
left join mlb_features.advanced_features as facts
  on features.game_pk = facts.game_pk
  and features.feature_date = facts.feature_date
  and facts.feature_date >= @date_from
  and facts.feature_date < @trained_before
where features.feature_date >= @date_from
  and features.feature_date < @trained_before
  and games.is_complete
  and games.completed_at < @cutoff_at
  and games.game_type in ('R', 'F', 'D', 'L', 'W')
  and games.home_score <> games.away_score
  and games.game_date not in (
    select held.game_date
    from operational.partition_gates as held
    where held.zone = 'staging' and held.is_held
  )
order by features.feature_date, features.game_pk
