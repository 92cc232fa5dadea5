-- People whom another source than Retrosheet has told of: it knows more of them.
-- grain: person
-- output: player_id INT64
select p.player_id
from mlb_historical_data.players as p
where p.source <> 'retrosheet'
order by p.player_id
