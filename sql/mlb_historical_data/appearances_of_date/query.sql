-- Who has a line in a game of a date. Everybody who appeared has a batting line.
-- grain: game and player and club
-- parameters: @game_date DATE
-- output: game_pk INT64, player_id INT64, team_id INT64
select l.game_pk, l.player_id, l.team_id
from mlb_historical_data.player_batting_lines as l
where l.game_date = @game_date
order by l.game_pk, l.player_id, l.team_id
