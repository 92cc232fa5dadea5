-- How whole, consistent and timely the facts of dates are, table by table. A game that is over should be complete; a complete game should
-- have rows in every other table, and they should add up. Pitches are asked of games whose source counted them, lines of players of every
-- game but one of Retrosheet's that has none at all: of some seasons it has the game log alone.
-- grain: one row per date and table of a game's facts
-- parameters: @game_dates ARRAY<DATE>, @late_after_hours INT64
-- output: game_date DATE, dataset STRING, row_count INT64, games INT64, complete INT64, consistent INT64, timely INT64
with innings as (
    select
        l.game_pk,
        count(*) as row_count,
        sum(coalesce(l.home_runs, 0)) as home_runs,
        sum(coalesce(l.away_runs, 0)) as away_runs
    from mlb_historical_data.linescores as l
    where l.game_date in unnest(@game_dates)
    group by l.game_pk
),

totals as (
    select
        t.game_pk,
        count(*) as row_count,
        sum(case when t.is_home then t.runs else 0 end) as home_runs,
        sum(case when t.is_home then 0 else t.runs end) as away_runs,
        sum(t.hits) as hits
    from mlb_historical_data.team_game_totals as t
    where t.game_date in unnest(@game_dates)
    group by t.game_pk
),

batting as (
    select
        b.game_pk,
        count(*) as row_count,
        sum(b.runs) as runs,
        sum(b.hits) as hits
    from mlb_historical_data.player_batting_lines as b
    where b.game_date in unnest(@game_dates)
    group by b.game_pk
),

pitching as (
    select
        p.game_pk,
        count(*) as row_count,
        sum(p.hits) as hits
    from mlb_historical_data.player_pitching_lines as p
    where p.game_date in unnest(@game_dates)
    group by p.game_pk
),

ended as (
    select
        g.game_pk,
        g.game_date,
        g.is_complete,
        g.home_score,
        g.away_score,
        g.pitches_recorded,
        g.source = 'retrosheet' and b.game_pk is null and p.game_pk is null as is_log_alone,
        timestamp_diff(g.ingested_at, g.completed_at, hour) <= @late_after_hours as is_timely
    from mlb_historical_data.games as g
    left join batting as b on g.game_pk = b.game_pk
    left join pitching as p on g.game_pk = p.game_pk
    where g.game_date in unnest(@game_dates) and g.coded_state in ('F', 'O', 'Q', 'R')
),

pitches as (
    select
        s.game_pk,
        count(*) as row_count
    from mlb_historical_data.statcast_pitches as s
    where s.game_date in unnest(@game_dates)
    group by s.game_pk
),

checked as (
    select
        g.game_date,
        'games' as dataset,
        1 as row_count,
        true as is_counted,
        g.is_complete as is_present,
        g.home_score is not null and g.away_score is not null as is_consistent,
        g.is_timely
    from ended as g
    union all
    select
        g.game_date,
        'linescores' as dataset,
        coalesce(i.row_count, 0) as row_count,
        g.is_complete as is_counted,
        i.game_pk is not null as is_present,
        coalesce(i.home_runs = g.home_score and i.away_runs = g.away_score, false) as is_consistent,
        g.is_timely
    from ended as g
    left join innings as i on g.game_pk = i.game_pk
    union all
    select
        g.game_date,
        'team_game_totals' as dataset,
        coalesce(t.row_count, 0) as row_count,
        g.is_complete as is_counted,
        coalesce(t.row_count = 2, false) as is_present,
        coalesce(t.home_runs = g.home_score and t.away_runs = g.away_score, false) as is_consistent,
        g.is_timely
    from ended as g
    left join totals as t on g.game_pk = t.game_pk
    union all
    select
        g.game_date,
        'player_batting_lines' as dataset,
        coalesce(b.row_count, 0) as row_count,
        g.is_complete and not g.is_log_alone as is_counted,
        coalesce(b.row_count >= 18, false) as is_present,
        coalesce(b.hits = t.hits and b.runs = g.home_score + g.away_score, false) as is_consistent,
        g.is_timely
    from ended as g
    left join batting as b on g.game_pk = b.game_pk
    left join totals as t on g.game_pk = t.game_pk
    union all
    select
        g.game_date,
        'player_pitching_lines' as dataset,
        coalesce(p.row_count, 0) as row_count,
        g.is_complete and not g.is_log_alone as is_counted,
        coalesce(p.row_count >= 2, false) as is_present,
        coalesce(p.hits = t.hits, false) as is_consistent,
        g.is_timely
    from ended as g
    left join pitching as p on g.game_pk = p.game_pk
    left join totals as t on g.game_pk = t.game_pk
    union all
    select
        g.game_date,
        'statcast_pitches' as dataset,
        coalesce(s.row_count, 0) as row_count,
        g.is_complete and coalesce(g.pitches_recorded, 0) > 0 as is_counted,
        s.game_pk is not null as is_present,
        coalesce(s.row_count = g.pitches_recorded, false) as is_consistent,
        g.is_timely
    from ended as g
    left join pitches as s on g.game_pk = s.game_pk
)

select
    c.game_date,
    c.dataset,
    sum(c.row_count) as row_count,
    sum(case when c.is_counted then 1 else 0 end) as games,
    sum(case when c.is_counted and c.is_present then 1 else 0 end) as complete,
    sum(case when c.is_counted and c.is_present and c.is_consistent then 1 else 0 end) as consistent,
    sum(case when c.is_counted and c.is_timely then 1 else 0 end) as timely
from checked as c
group by c.game_date, c.dataset
order by c.game_date, c.dataset
