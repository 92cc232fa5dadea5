-- Newest grades of the games by source and season; a game that no stage graded has none.
-- grain: one row per source, season, completeness and grade
-- parameters: @date_from DATE, @date_to DATE
-- output: source STRING, season INT64, is_complete BOOL, grade STRING, games INT64
with grades as (
    select
        q.game_pk,
        q.grade
    from operational.quality_reports as q
    where q.game_date between @date_from and @date_to
    qualify row_number() over (partition by q.game_pk order by q.ingested_at desc, q.attempt desc) = 1
)

select
    g.source,
    g.season,
    g.is_complete,
    q.grade,
    count(*) as games
from mlb_historical_data.games as g
left join grades as q on g.game_pk = q.game_pk
where g.game_date between @date_from and @date_to
group by g.source, g.season, g.is_complete, q.grade
order by g.source, g.season, g.is_complete, q.grade
