-- Games of a season that came with MLB's id, by what names them without it: an import of history leaves them out.
-- A cancelled or postponed listing stands for no game.
-- grain: game
-- parameters: @season INT64
-- output: game_pk INT64, game_date DATE, home_team_id INT64, away_team_id INT64, game_number INT64
select
  g.game_pk,
  g.game_date,
  g.home_team_id,
  g.away_team_id,
  g.game_number
from mlb_historical_data.games as g
where g.season = @season
  and g.game_pk > 0
  and g.coded_state not in ('C', 'D')
order by g.game_date, g.game_pk
