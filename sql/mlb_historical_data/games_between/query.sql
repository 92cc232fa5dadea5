-- Games that count between two dates, for finding the game of a price by its date, clubs and number.
-- grain: game
-- parameters: @date_from DATE, @date_to DATE
-- output: game_pk INT64, game_date DATE, game_number INT64, home_team_id INT64, away_team_id INT64,
--   scheduled_start_at TIMESTAMP, is_start_time_tbd BOOL, first_pitch_at TIMESTAMP
select
  games.game_pk,
  games.game_date,
  games.game_number,
  games.home_team_id,
  games.away_team_id,
  games.scheduled_start_at,
  games.is_start_time_tbd,
  games.first_pitch_at
from mlb_historical_data.games as games
where games.game_date between @date_from and @date_to
  and games.game_type in ('R', 'F', 'D', 'L', 'W')
  and games.coded_state not in ('C', 'D')
order by games.game_date, games.game_pk
