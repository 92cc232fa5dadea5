-- Completed regular-season games of a range of dates, known in a range of days, with what both teams did as a whole: what models of games
-- learn from. A game is known on its date; Retrosheet's suspended games on the date of their completion, those of others on the day whose
-- night (to 14:00 UTC: a night game in the West ends by 10:00 UTC, a resumed one in the afternoon) they ended in.
-- grain: game
-- parameters: @date_from DATE, @date_to DATE, @known_after DATE, @known_to DATE
-- output: game_pk INT64, game_date DATE, season INT64, game_number INT64, double_header STRING, day_night STRING, completed_at TIMESTAMP, known_on DATE, park STRING, umpire_id INT64, home_team_id INT64, away_team_id INT64, home_code STRING, away_code STRING, logged_home_team_id INT64, home_score INT64, away_score INT64, home_starter_id INT64, away_starter_id INT64, home_early_runs INT64, away_early_runs INT64, home_at_bats INT64, away_at_bats INT64, home_plate_appearances INT64, away_plate_appearances INT64, home_hits INT64, away_hits INT64, home_doubles INT64, away_doubles INT64, home_triples INT64, away_triples INT64, home_homers INT64, away_homers INT64, home_walks INT64, away_walks INT64, home_strikeouts INT64, away_strikeouts INT64, home_hit_by_pitch INT64, away_hit_by_pitch INT64, home_stolen_bases INT64, away_stolen_bases INT64
with early as (
    select
        l.game_pk,
        sum(l.home_runs) as home_early_runs,
        sum(l.away_runs) as away_early_runs
    from mlb_historical_data.linescores as l
    where l.game_date between @date_from and @date_to and l.inning <= 5
    group by l.game_pk
),

totals as (
    select
        t.game_pk,
        t.is_home,
        t.at_bats,
        t.plate_appearances,
        t.hits,
        t.doubles,
        t.triples,
        t.home_runs,
        t.walks,
        t.strikeouts,
        t.hit_by_pitch,
        t.stolen_bases
    from mlb_historical_data.team_game_totals as t
    where t.game_date between @date_from and @date_to
),

umpires as (
    select u.game_pk, u.umpire_id
    from mlb_historical_data.game_umpires as u
    where u.game_date between @date_from and @date_to and u.position = 'Home Plate'
),

origins as (
    select
        r.game_pk,
        r.park_id,
        r.home_team_code,
        r.away_team_code,
        r.logged_home_team_id,
        r.completed_on
    from mlb_historical_data.retrosheet_games as r
    where r.game_date between @date_from and @date_to
),

ended as (
    select
        g.game_pk,
        g.game_date,
        g.season,
        g.game_number,
        g.double_header,
        g.day_night,
        g.completed_at,
        g.venue_id,
        g.home_team_id,
        g.away_team_id,
        g.home_score,
        g.away_score,
        g.home_starter_id,
        g.away_starter_id,
        if(
            o.completed_on is not null,
            greatest(g.game_date, o.completed_on),
            greatest(
                g.game_date,
                coalesce(date(timestamp_sub(g.completed_at, interval 14 hour), 'UTC'), g.game_date)
            )
        ) as known_on
    from mlb_historical_data.games as g
    left join origins as o on g.game_pk = o.game_pk
    where
        g.game_date between @date_from and @date_to
        and g.game_type = 'R'
        and g.is_complete
        and g.game_date not in (
            select h.game_date
            from operational.partition_gates as h
            where h.zone = 'staging' and h.is_held
        )
)

select
    g.game_pk,
    g.game_date,
    g.season,
    g.game_number,
    g.double_header,
    g.day_night,
    g.completed_at,
    g.known_on,
    coalesce(r.park_id, cast(g.venue_id as string)) as park,
    u.umpire_id,
    g.home_team_id,
    g.away_team_id,
    r.home_team_code as home_code,
    r.away_team_code as away_code,
    r.logged_home_team_id,
    g.home_score,
    g.away_score,
    g.home_starter_id,
    g.away_starter_id,
    e.home_early_runs,
    e.away_early_runs,
    h.at_bats as home_at_bats,
    a.at_bats as away_at_bats,
    h.plate_appearances as home_plate_appearances,
    a.plate_appearances as away_plate_appearances,
    h.hits as home_hits,
    a.hits as away_hits,
    h.doubles as home_doubles,
    a.doubles as away_doubles,
    h.triples as home_triples,
    a.triples as away_triples,
    h.home_runs as home_homers,
    a.home_runs as away_homers,
    h.walks as home_walks,
    a.walks as away_walks,
    h.strikeouts as home_strikeouts,
    a.strikeouts as away_strikeouts,
    h.hit_by_pitch as home_hit_by_pitch,
    a.hit_by_pitch as away_hit_by_pitch,
    h.stolen_bases as home_stolen_bases,
    a.stolen_bases as away_stolen_bases
from ended as g
left join early as e on g.game_pk = e.game_pk
left join totals as h on g.game_pk = h.game_pk and h.is_home
left join totals as a on g.game_pk = a.game_pk and not a.is_home
left join umpires as u on g.game_pk = u.game_pk
left join origins as r on g.game_pk = r.game_pk
where
    g.known_on > @known_after
    and g.known_on <= @known_to
    and g.home_score is not null
    and g.away_score is not null
order by g.game_date, g.game_number, g.game_pk
