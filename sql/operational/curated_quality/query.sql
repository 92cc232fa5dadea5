-- How whole, consistent and timely the features of dates are. Every game that is to be played has its rows, and so has each of its sides
-- of which enough was known: what lies well within the windows of the features, on dates that no gate holds. All of them have the cutoff
-- of the game's own row, and none is made after the game was to begin. Of the market's memory nothing is expected: it needs prices.
-- grain: game date and table of features of which something should be there
-- parameters: @date_from DATE, @date_to DATE
-- output: game_date DATE, dataset STRING, row_count INT64, games INT64, complete INT64, consistent INT64, timely INT64
with listed as (
    select
        g.game_pk,
        g.game_date,
        g.home_team_id,
        g.away_team_id,
        g.scheduled_start_at
    from mlb_historical_data.games as g
    where
        g.game_date between @date_from and @date_to
        and g.game_type in ('R', 'F', 'D', 'L', 'W')
        and g.coded_state not in ('D', 'C')
),

dates as (
    select distinct l.game_date
    from listed as l
),

features as (
    select
        f.game_pk,
        f.feature_date,
        f.home_team_id,
        f.away_team_id,
        f.home_starter_id,
        f.away_starter_id,
        f.cutoff_at
    from mlb_features.game_features_daily as f
    where f.feature_date between @date_from and @date_to
),

placed as (
    select
        l.game_pk,
        l.game_date,
        l.home_team_id,
        l.away_team_id,
        l.scheduled_start_at,
        f.home_team_id as features_home_team_id,
        f.away_team_id as features_away_team_id,
        f.home_starter_id,
        f.away_starter_id,
        f.cutoff_at
    from listed as l
    left join features as f on l.game_pk = f.game_pk and l.game_date = f.feature_date
),

sides as (
    select
        p.game_pk,
        p.game_date,
        p.home_team_id as team_id,
        p.home_starter_id as starter_id,
        p.cutoff_at,
        p.scheduled_start_at
    from placed as p
    union all
    select
        p.game_pk,
        p.game_date,
        p.away_team_id as team_id,
        p.away_starter_id as starter_id,
        p.cutoff_at,
        p.scheduled_start_at
    from placed as p
),

ratings as (
    select
        a.game_pk,
        a.feature_date,
        a.cutoff_at
    from mlb_features.advanced_features as a
    where a.feature_date between @date_from and @date_to
),

contexts as (
    select
        c.game_pk,
        c.feature_date,
        c.home_team_id,
        c.away_team_id,
        c.cutoff_at
    from mlb_features.context_features as c
    where c.feature_date between @date_from and @date_to
),

teams as (
    select
        t.team_id,
        t.feature_date,
        t.cutoff_at
    from mlb_features.team_rolling_features as t
    where t.feature_date between @date_from and @date_to
),

starts as (
    select
        p.game_pk,
        p.feature_date,
        p.pitcher_id,
        p.team_id,
        p.cutoff_at
    from mlb_features.pitcher_start_features as p
    where p.feature_date between @date_from and @date_to
),

pitchers as (
    select
        p.pitcher_id,
        p.feature_date,
        p.cutoff_at
    from mlb_features.pitcher_features_daily as p
    where p.feature_date between @date_from and @date_to
),

batters as (
    select
        p.game_pk,
        p.feature_date,
        p.team_id,
        count(*) as row_count,
        min(p.cutoff_at) as first_cutoff_at,
        max(p.cutoff_at) as last_cutoff_at
    from mlb_features.player_features_daily as p
    where p.feature_date between @date_from and @date_to
    group by p.game_pk, p.feature_date, p.team_id
),

relievers as (
    select
        r.team_id,
        r.feature_date,
        count(*) as row_count,
        min(r.cutoff_at) as first_cutoff_at,
        max(r.cutoff_at) as last_cutoff_at
    from mlb_features.reliever_features_daily as r
    where r.feature_date between @date_from and @date_to
    group by r.team_id, r.feature_date
),

-- Games that features count: spring and ties are none.
counted as (
    select
        g.game_pk,
        g.game_date
    from mlb_historical_data.games as g
    where
        g.game_date between date_sub(@date_from, interval 300 day) and @date_to
        and g.is_complete
        and g.game_type in ('R', 'F', 'D', 'L', 'W')
        and g.home_score <> g.away_score
        and g.game_date not in (
            select h.game_date
            from operational.partition_gates as h
            where h.zone = 'staging' and h.is_held
        )
),

batting as (
    select
        b.game_date,
        b.team_id,
        b.known_at
    from mlb_historical_data.player_batting_lines as b
    inner join counted as g on b.game_pk = g.game_pk and b.game_date = g.game_date
    where
        b.game_date between date_sub(@date_from, interval 200 day) and @date_to
        and b.is_starter
),

known_batting as (
    select
        d.game_date,
        b.team_id,
        min(b.known_at) as known_at
    from dates as d
    inner join batting as b
        on b.game_date between date_sub(d.game_date, interval 200 day) and date_sub(d.game_date, interval 1 day)
    group by d.game_date, b.team_id
),

pitching as (
    select
        s.game_date,
        s.player_id,
        s.team_id,
        s.is_starter,
        s.known_at
    from mlb_historical_data.player_pitching_lines as s
    inner join counted as g on s.game_pk = g.game_pk and s.game_date = g.game_date
    where s.game_date between date_sub(@date_from, interval 300 day) and @date_to
),

known_starters as (
    select
        d.game_date,
        s.player_id,
        min(s.known_at) as known_at
    from dates as d
    inner join pitching as s
        on s.game_date between date_sub(d.game_date, interval 300 day) and date_sub(d.game_date, interval 1 day)
    where s.is_starter
    group by d.game_date, s.player_id
),

known_relief as (
    select
        d.game_date,
        s.team_id,
        min(s.known_at) as known_at
    from dates as d
    inner join pitching as s
        on s.game_date between date_sub(d.game_date, interval 7 day) and date_sub(d.game_date, interval 1 day)
    where not s.is_starter
    group by d.game_date, s.team_id
),

checked as (
    select
        p.game_date,
        'game_features_daily' as dataset,
        case when p.cutoff_at is null then 0 else 1 end as row_count,
        p.features_home_team_id = p.home_team_id and p.features_away_team_id = p.away_team_id as is_consistent,
        p.cutoff_at <= p.scheduled_start_at as is_timely
    from placed as p
    union all
    select
        p.game_date,
        'advanced_features' as dataset,
        case when r.game_pk is null then 0 else 1 end as row_count,
        r.cutoff_at = p.cutoff_at as is_consistent,
        r.cutoff_at <= p.scheduled_start_at as is_timely
    from placed as p
    left join ratings as r on p.game_pk = r.game_pk and p.game_date = r.feature_date
    union all
    select
        p.game_date,
        'context_features' as dataset,
        case when c.game_pk is null then 0 else 1 end as row_count,
        c.home_team_id = p.home_team_id
        and c.away_team_id = p.away_team_id
        and c.cutoff_at = p.cutoff_at as is_consistent,
        c.cutoff_at <= p.scheduled_start_at as is_timely
    from placed as p
    left join contexts as c on p.game_pk = c.game_pk and p.game_date = c.feature_date
    union all
    select
        s.game_date,
        'team_rolling_features' as dataset,
        case when t.team_id is null then 0 else 1 end as row_count,
        t.cutoff_at = s.cutoff_at as is_consistent,
        t.cutoff_at <= s.scheduled_start_at as is_timely
    from sides as s
    left join teams as t on s.team_id = t.team_id and s.game_date = t.feature_date
    union all
    select
        s.game_date,
        'pitcher_start_features' as dataset,
        case when p.pitcher_id is null then 0 else 1 end as row_count,
        p.team_id = s.team_id and p.cutoff_at = s.cutoff_at as is_consistent,
        p.cutoff_at <= s.scheduled_start_at as is_timely
    from sides as s
    left join starts as p on s.game_pk = p.game_pk and s.starter_id = p.pitcher_id and s.game_date = p.feature_date
    where s.starter_id is not null
    union all
    select
        s.game_date,
        'pitcher_features_daily' as dataset,
        case when p.pitcher_id is null then 0 else 1 end as row_count,
        p.cutoff_at = s.cutoff_at as is_consistent,
        p.cutoff_at <= s.scheduled_start_at as is_timely
    from sides as s
    inner join known_starters as k on s.starter_id = k.player_id and s.game_date = k.game_date
    left join pitchers as p on s.starter_id = p.pitcher_id and s.game_date = p.feature_date
    where k.known_at <= s.cutoff_at
    union all
    select
        s.game_date,
        'player_features_daily' as dataset,
        coalesce(b.row_count, 0) as row_count,
        b.first_cutoff_at = s.cutoff_at and b.last_cutoff_at = s.cutoff_at as is_consistent,
        b.last_cutoff_at <= s.scheduled_start_at as is_timely
    from sides as s
    inner join known_batting as k on s.team_id = k.team_id and s.game_date = k.game_date
    left join batters as b on s.game_pk = b.game_pk and s.team_id = b.team_id and s.game_date = b.feature_date
    where k.known_at <= s.cutoff_at
    union all
    select
        s.game_date,
        'reliever_features_daily' as dataset,
        coalesce(r.row_count, 0) as row_count,
        r.first_cutoff_at = s.cutoff_at and r.last_cutoff_at = s.cutoff_at as is_consistent,
        r.last_cutoff_at <= s.scheduled_start_at as is_timely
    from sides as s
    inner join known_relief as k on s.team_id = k.team_id and s.game_date = k.game_date
    left join relievers as r on s.team_id = r.team_id and s.game_date = r.feature_date
    where k.known_at <= s.cutoff_at
)

select
    c.game_date,
    c.dataset,
    sum(c.row_count) as row_count,
    count(*) as games,
    sum(case when c.row_count > 0 then 1 else 0 end) as complete,
    sum(case when c.row_count > 0 and coalesce(c.is_consistent, false) then 1 else 0 end) as consistent,
    sum(case when coalesce(c.is_timely, false) then 1 else 0 end) as timely
from checked as c
group by c.game_date, c.dataset
order by c.game_date, c.dataset
