-- People of whom a season of Retrosheet has nothing to tell: another source knows more of them, or an earlier season told both hands. The
-- first account stays: a hand that a later season gives otherwise would change what was forecast before it.
-- grain: person
-- parameters: @known_before TIMESTAMP
-- output: player_id INT64
select p.player_id
from mlb_historical_data.players as p
where
    p.source <> 'retrosheet'
    or (p.known_at < @known_before and p.bats is not null and p.throws is not null)
order by p.player_id
