-- Keys of what an import of history wrote of games under stand-in ids, between two dates: an import that tells of all of them again is
-- compared with these.
-- grain: one row per row of the tables
-- parameters: @source STRING, @date_from DATE, @date_to DATE
-- output: table_name STRING, row_key STRING, game_pk INT64, game_date DATE
select
    'mlb_historical_data.games' as table_name,
    cast(g.game_pk as string) as row_key,
    g.game_pk,
    g.game_date
from mlb_historical_data.games as g
where g.source = @source and g.game_pk < 0 and g.game_date between @date_from and @date_to

union all

select
    'mlb_historical_data.retrosheet_games' as table_name,
    cast(r.game_pk as string) as row_key,
    r.game_pk,
    r.game_date
from mlb_historical_data.retrosheet_games as r
where r.source = @source and r.game_pk < 0 and r.game_date between @date_from and @date_to

union all

select
    'mlb_historical_data.linescores' as table_name,
    concat(cast(i.game_pk as string), '/', cast(i.inning as string)) as row_key,
    i.game_pk,
    i.game_date
from mlb_historical_data.linescores as i
where i.source = @source and i.game_pk < 0 and i.game_date between @date_from and @date_to

union all

select
    'mlb_historical_data.team_game_totals' as table_name,
    concat(cast(t.game_pk as string), '/', cast(t.team_id as string)) as row_key,
    t.game_pk,
    t.game_date
from mlb_historical_data.team_game_totals as t
where t.source = @source and t.game_pk < 0 and t.game_date between @date_from and @date_to

union all

select
    'mlb_historical_data.player_batting_lines' as table_name,
    concat(
        cast(b.game_pk as string), '/', cast(b.player_id as string), '/', cast(b.team_id as string)
    ) as row_key,
    b.game_pk,
    b.game_date
from mlb_historical_data.player_batting_lines as b
where b.source = @source and b.game_pk < 0 and b.game_date between @date_from and @date_to

union all

select
    'mlb_historical_data.player_pitching_lines' as table_name,
    concat(
        cast(p.game_pk as string), '/', cast(p.player_id as string), '/', cast(p.team_id as string)
    ) as row_key,
    p.game_pk,
    p.game_date
from mlb_historical_data.player_pitching_lines as p
where p.source = @source and p.game_pk < 0 and p.game_date between @date_from and @date_to

order by table_name, row_key
