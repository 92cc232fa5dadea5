-- Results for the ratings, in the order in which the world learned them.
-- grain: one row per game that counts, is over and has a winner
-- key: game_pk
-- parameters: @known_before TIMESTAMP
-- output: game_pk INT64, game_date DATE, season INT64, game_type STRING, completed_at TIMESTAMP,
--   home_team_id INT64, away_team_id INT64, home_score INT64, away_score INT64
select
  games.game_pk,
  games.game_date,
  games.season,
  games.game_type,
  games.completed_at,
  games.home_team_id,
  games.away_team_id,
  games.home_score,
  games.away_score
from mlb_historical_data.games as games
where games.is_complete
  and games.game_type in ('R', 'F', 'D', 'L', 'W')
  and games.home_score <> games.away_score
  and games.game_date not in (
    select held.game_date
    from operational.partition_gates as held
    where held.zone = 'staging' and held.is_held
  )
  and games.completed_at < @known_before
order by games.completed_at, games.game_pk
