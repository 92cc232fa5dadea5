-- What the models of batters learn from: an expected batter as he was known at the cutoff of his game, and what he did when he started.
-- Rows from before form of late was told have rates of another meaning: they are not learned from.
-- A postponed or suspended game counts once, on its official date, from its completion on.
-- grain: one row per batter who was expected to start a regular-season game that is over, and did
-- key: game_pk, player_id
-- parameters: @date_from DATE, @trained_before DATE, @cutoff_at TIMESTAMP
-- output: feature_date DATE, game_pk INT64, season INT64, player_id INT64, team_id INT64,
--   opponent_team_id INT64, slot INT64, opposing_starter_id INT64, cutoff_at TIMESTAMP, slot_1 FLOAT64,
--   slot_2 FLOAT64, slot_3 FLOAT64, slot_4 FLOAT64, slot_5 FLOAT64, slot_6 FLOAT64, slot_7 FLOAT64,
--   slot_8 FLOAT64, on_base FLOAT64, log_known FLOAT64, line_up_on_base FLOAT64,
--   line_up_next_on_base FLOAT64, start_appearances FLOAT64, age FLOAT64,
--   age_from_prime_squared FLOAT64, bats_left FLOAT64, bats_both FLOAT64, is_home FLOAT64,
--   same_hand FLOAT64, starter_left FLOAT64, starter_strikeouts FLOAT64, starter_walks FLOAT64,
--   starter_home_runs FLOAT64, starter_hits FLOAT64, starter_runs FLOAT64, batter_extra_bases FLOAT64,
--   batter_hits FLOAT64, batter_home_runs FLOAT64, batter_runs_batted_in FLOAT64, batter_runs FLOAT64,
--   batter_strikeouts FLOAT64, batter_walks FLOAT64, recent_hits FLOAT64, recent_home_runs FLOAT64,
--   recent_runs_batted_in FLOAT64, recent_runs FLOAT64, recent_strikeouts FLOAT64,
--   recent_walks FLOAT64, relievers_strikeouts FLOAT64, relievers_walks FLOAT64,
--   relievers_home_runs FLOAT64, relievers_hits FLOAT64, relievers_runs FLOAT64, park_hits FLOAT64,
--   park_home_runs FLOAT64, park_runs_batted_in FLOAT64, park_runs FLOAT64, park_strikeouts FLOAT64,
--   park_walks FLOAT64, league_hits FLOAT64, league_home_runs FLOAT64, league_runs_batted_in FLOAT64,
--   league_runs FLOAT64, league_strikeouts FLOAT64, league_walks FLOAT64, hits INT64, home_runs INT64,
--   runs_batted_in INT64, runs INT64, strikeouts INT64, walks INT64
select
  features.feature_date,
  features.game_pk,
  features.season,
  features.player_id,
  features.team_id,
  features.opponent_team_id,
  features.slot,
  features.opposing_starter_id,
  features.cutoff_at,
  features.slot_1,
  features.slot_2,
  features.slot_3,
  features.slot_4,
  features.slot_5,
  features.slot_6,
  features.slot_7,
  features.slot_8,
  features.on_base,
  features.log_known,
  features.line_up_on_base,
  features.line_up_next_on_base,
  features.start_appearances,
  features.age,
  features.age_from_prime_squared,
  features.bats_left,
  features.bats_both,
  features.is_home,
  features.same_hand,
  features.starter_left,
  features.starter_strikeouts,
  features.starter_walks,
  features.starter_home_runs,
  features.starter_hits,
  features.starter_runs,
  features.batter_extra_bases,
  features.batter_hits,
  features.batter_home_runs,
  features.batter_runs_batted_in,
  features.batter_runs,
  features.batter_strikeouts,
  features.batter_walks,
  features.recent_hits,
  features.recent_home_runs,
  features.recent_runs_batted_in,
  features.recent_runs,
  features.recent_strikeouts,
  features.recent_walks,
  features.relievers_strikeouts,
  features.relievers_walks,
  features.relievers_home_runs,
  features.relievers_hits,
  features.relievers_runs,
  features.park_hits,
  features.park_home_runs,
  features.park_runs_batted_in,
  features.park_runs,
  features.park_strikeouts,
  features.park_walks,
  features.league_hits,
  features.league_home_runs,
  features.league_runs_batted_in,
  features.league_runs,
  features.league_strikeouts,
  features.league_walks,
  played.hits,
  played.home_runs,
  played.runs_batted_in,
  played.runs,
  played.strikeouts,
  played.walks
from mlb_features.player_features_daily as features
inner join mlb_historical_data.games as games
  on features.game_pk = games.game_pk and features.feature_date = games.game_date
inner join mlb_historical_data.player_batting_lines as played
  on features.game_pk = played.game_pk
  and features.feature_date = played.game_date
  and features.player_id = played.player_id
  and features.team_id = played.team_id
where features.feature_date >= @date_from
  and features.feature_date < @trained_before
  and games.is_complete
  and games.completed_at < @cutoff_at
  and games.game_type = 'R'
  and played.is_starter
  and features.recent_hits is not null
order by features.feature_date, features.game_pk, features.player_id
