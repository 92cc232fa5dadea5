-- What the lines of some games add up to, and whether the games are complete.
-- grain: game
-- parameters: @date_from DATE, @date_to DATE, @game_pks ARRAY<INT64>
-- output: game_pk INT64, game_date DATE, is_complete BOOL, batting_lines INT64, plate_appearances INT64
with lines as (
    select
        b.game_pk,
        count(*) as batting_lines,
        cast(sum(b.plate_appearances) as INT64) as plate_appearances
    from mlb_historical_data.player_batting_lines as b
    where b.game_date between @date_from and @date_to and b.game_pk in unnest(@game_pks)
    group by b.game_pk
)

select
    g.game_pk,
    g.game_date,
    g.is_complete,
    l.batting_lines,
    l.plate_appearances
from mlb_historical_data.games as g
left join lines as l on g.game_pk = l.game_pk
where g.game_date between @date_from and @date_to and g.game_pk in unnest(@game_pks)
order by g.game_pk
