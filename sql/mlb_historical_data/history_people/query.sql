-- Handedness, year of birth and Retrosheet's id of everyone known.
-- grain: player
-- output: player_id INT64, bats STRING, throws STRING, birth_year INT64, retrosheet_id STRING
select
    p.player_id,
    p.bats,
    p.throws,
    coalesce(extract(year from p.birth_date), i.birth_year) as birth_year,
    i.retrosheet_id
from mlb_historical_data.players as p
left join mlb_historical_data.people_ids as i on p.player_id = i.player_id
order by p.player_id
