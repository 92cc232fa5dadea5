-- Season sums of a team's batting lines, by source.
-- grain: one row per source, season and team
-- parameters: @date_from DATE, @date_to DATE
-- output: source STRING, season INT64, team_id INT64, games INT64, at_bats INT64, hits INT64, home_runs INT64, runs INT64, walks INT64, strikeouts INT64
select
    b.source,
    extract(year from b.game_date) as season,
    b.team_id,
    count(distinct b.game_pk) as games,
    cast(sum(b.at_bats) as INT64) as at_bats,
    cast(sum(b.hits) as INT64) as hits,
    cast(sum(b.home_runs) as INT64) as home_runs,
    cast(sum(b.runs) as INT64) as runs,
    cast(sum(b.walks) as INT64) as walks,
    cast(sum(b.strikeouts) as INT64) as strikeouts
from mlb_historical_data.player_batting_lines as b
where b.game_date between @date_from and @date_to
group by b.source, season, b.team_id
order by b.source, season, b.team_id
