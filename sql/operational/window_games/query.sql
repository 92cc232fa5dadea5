-- Games of a window of dates, with what tells whether they need collecting again: state, newest grade, Statcast.
-- grain: game
-- parameters: @date_from DATE, @date_to DATE
-- output: game_pk INT64, game_date DATE, game_type STRING, coded_state STRING, is_complete BOOL, ingested_at TIMESTAMP, grade STRING, attempt INT64, action STRING, worst_finding STRING, graded_at TIMESTAMP, statcast_pitches INT64
with pitches as (
    select
        p.game_pk,
        -- Only Savant describes a pitch in this column: the feed's rows leave it null.
        count(p.description) as statcast_pitches
    from mlb_historical_data.statcast_pitches as p
    where p.game_date between @date_from and @date_to
    group by p.game_pk
),

grades as (
    select
        q.game_pk,
        q.grade,
        q.attempt,
        q.action,
        q.worst_finding,
        q.ingested_at as graded_at
    from operational.quality_reports as q
    where q.game_date between @date_from and @date_to
    qualify row_number() over (partition by q.game_pk order by q.ingested_at desc, q.attempt desc) = 1
)

select
    g.game_pk,
    g.game_date,
    g.game_type,
    g.coded_state,
    g.is_complete and g.completed_at is not null and g.pitches_recorded is not null as is_complete,
    g.ingested_at,
    q.grade,
    q.attempt,
    q.action,
    q.worst_finding,
    q.graded_at,
    coalesce(s.statcast_pitches, 0) as statcast_pitches
from mlb_historical_data.games as g
left join pitches as s on g.game_pk = s.game_pk
left join grades as q on g.game_pk = q.game_pk
where g.game_date between @date_from and @date_to
order by g.game_date, g.game_pk
