-- Which clubs of a season, parks and people the warehouse knows: what is missing has to be asked for.
-- grain: kind and id
-- parameters: @season INT64, @venue_ids ARRAY<INT64>, @player_ids ARRAY<INT64>
-- output: kind STRING, id INT64
select 'team' as kind, t.team_id as id
from mlb_historical_data.teams as t
where t.season = @season and t.league_id in (103, 104)
union all
select 'venue' as kind, v.venue_id as id
from mlb_historical_data.venues as v
where v.venue_id in unnest(@venue_ids)
union all
select 'player' as kind, p.player_id as id
from mlb_historical_data.players as p
where p.player_id in unnest(@player_ids)
order by kind, id
