-- Seasons of which completed regular-season games are known.
-- grain: season
-- output: season INT64
select distinct g.season
from mlb_historical_data.games as g
where g.game_type = 'R' and g.is_complete
order by g.season
