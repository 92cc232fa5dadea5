-- Games that have pitches: how many, and of how many Savant told. Only Savant describes a pitch in the column `description`.
-- grain: game
-- parameters: @date_from DATE, @date_to DATE
-- output: game_pk INT64, game_date DATE, pitches INT64, savant_pitches INT64
select
    p.game_pk,
    p.game_date,
    count(*) as pitches,
    count(p.description) as savant_pitches
from mlb_historical_data.statcast_pitches as p
where p.game_date between @date_from and @date_to
group by p.game_pk, p.game_date
order by p.game_date, p.game_pk
