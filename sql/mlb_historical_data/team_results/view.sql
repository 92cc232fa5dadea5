-- Results by team. known_at is the end of the game: of a suspended one the end of its resumption.
-- grain: two rows per completed game
-- key: game_pk, team_id
-- output: game_pk INT64, game_date DATE, season INT64, game_type STRING, game_number INT64, team_id INT64,
--   opponent_team_id INT64, is_home BOOL, runs_scored INT64, runs_allowed INT64, won BOOL, known_at TIMESTAMP
create or replace view mlb_historical_data.team_results as
with sides as (
  select
    games.game_pk,
    games.game_date,
    games.season,
    games.game_type,
    games.game_number,
    games.home_team_id as team_id,
    games.away_team_id as opponent_team_id,
    true as is_home,
    games.home_score as runs_scored,
    games.away_score as runs_allowed,
    games.completed_at
  from mlb_historical_data.games as games
  where games.is_complete

  union all

  select
    games.game_pk,
    games.game_date,
    games.season,
    games.game_type,
    games.game_number,
    games.away_team_id as team_id,
    games.home_team_id as opponent_team_id,
    false as is_home,
    games.away_score as runs_scored,
    games.home_score as runs_allowed,
    games.completed_at
  from mlb_historical_data.games as games
  where games.is_complete
)

select
  sides.game_pk,
  sides.game_date,
  sides.season,
  sides.game_type,
  sides.game_number,
  sides.team_id,
  sides.opponent_team_id,
  sides.is_home,
  sides.runs_scored,
  sides.runs_allowed,
  -- A tie (exhibitions, suspended games that are not resumed) has no winner.
  if(sides.runs_scored = sides.runs_allowed, null, sides.runs_scored > sides.runs_allowed) as won,
  sides.completed_at as known_at
from sides
where sides.completed_at is not null
  and sides.runs_scored is not null
  and sides.runs_allowed is not null
