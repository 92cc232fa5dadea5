-- Games of a date with their newest quality grade, for the run report.
-- grain: game
-- parameters: @game_date DATE
-- output: game_pk INT64, coded_state STRING, detailed_state STRING, is_complete BOOL, home_team_id INT64, away_team_id INT64, home_score INT64, away_score INT64, pitches_recorded INT64, grade STRING, score FLOAT64, worst_finding STRING
with newest_quality as (
    select
        q.game_pk,
        q.grade,
        q.score,
        q.worst_finding
    from operational.quality_reports as q
    where q.game_date = @game_date
    qualify row_number() over (partition by q.game_pk order by q.ingested_at desc, q.attempt desc) = 1
)

select
    g.game_pk,
    g.coded_state,
    g.detailed_state,
    g.is_complete,
    g.home_team_id,
    g.away_team_id,
    g.home_score,
    g.away_score,
    g.pitches_recorded,
    q.grade,
    q.score,
    q.worst_finding
from mlb_historical_data.games as g
left join newest_quality as q on g.game_pk = q.game_pk
where g.game_date = @game_date
order by g.game_pk
