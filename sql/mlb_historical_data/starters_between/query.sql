-- Who was announced as a starter between two dates, or started, by name: for finding the pitcher of a line without an id.
-- grain: one row per game, club, pitcher and name
-- key: game_pk, team_id, pitcher_id, pitcher_name
-- parameters: @date_from DATE, @date_to DATE
-- output: game_pk INT64, team_id INT64, pitcher_id INT64, pitcher_name STRING
select distinct
  announced.game_pk,
  announced.team_id,
  announced.pitcher_id,
  announced.pitcher_name
from mlb_historical_data.probable_pitchers as announced
where announced.game_date between @date_from and @date_to
  and announced.pitcher_id is not null
  and announced.pitcher_name is not null
union distinct
select distinct
  lines.game_pk,
  lines.team_id,
  lines.player_id as pitcher_id,
  players.full_name as pitcher_name
from mlb_historical_data.player_pitching_lines as lines
inner join mlb_historical_data.players as players on lines.player_id = players.player_id
where lines.game_date between @date_from and @date_to
  and lines.is_starter
  and players.full_name is not null
order by game_pk, team_id, pitcher_id, pitcher_name
