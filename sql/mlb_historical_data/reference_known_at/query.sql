-- Since when the warehouse has known what it says of these people and clubs: what was recorded earlier must not replace it.
-- grain: kind, id and season
-- parameters: @player_ids ARRAY<INT64>, @team_ids ARRAY<INT64>
-- output: kind STRING, id INT64, season INT64, known_at TIMESTAMP
select
    'player' as kind,
    p.player_id as id,
    cast(null as int64) as season,
    p.known_at
from mlb_historical_data.players as p
where p.player_id in unnest(@player_ids)
union all
select
    'team' as kind,
    t.team_id as id,
    t.season,
    t.known_at
from mlb_historical_data.teams as t
where t.team_id in unnest(@team_ids)
order by kind, id, season
