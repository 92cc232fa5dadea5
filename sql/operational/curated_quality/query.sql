-- How whole, consistent and timely the features of a date are: every game that is to be played has its row, both of its teams have
-- theirs, and none is older than the cutoff allows.
-- grain: one row per table of features
-- parameters: @game_date DATE
-- output: dataset STRING, row_count INT64, games INT64, complete INT64, consistent INT64, timely INT64
with listed as (
    select
        g.game_pk,
        g.home_team_id,
        g.away_team_id,
        g.scheduled_start_at
    from mlb_historical_data.games as g
    where
        g.game_date = @game_date
        and g.game_type in ('R', 'F', 'D', 'L', 'W')
        and g.coded_state not in ('D', 'C')
),

features as (
    select
        f.game_pk,
        f.home_team_id,
        f.away_team_id,
        f.cutoff_at
    from mlb_features.game_features_daily as f
    where f.feature_date = @game_date
),

teams as (
    select t.team_id
    from mlb_features.team_rolling_features as t
    where t.feature_date = @game_date
),

checked as (
    select
        'game_features_daily' as dataset,
        f.game_pk is not null as is_present,
        coalesce(f.home_team_id = l.home_team_id and f.away_team_id = l.away_team_id, false) as is_consistent,
        coalesce(f.cutoff_at <= l.scheduled_start_at, false) as is_timely
    from listed as l
    left join features as f on l.game_pk = f.game_pk
    union all
    select
        'team_rolling_features' as dataset,
        h.team_id is not null and a.team_id is not null as is_present,
        true as is_consistent,
        true as is_timely
    from listed as l
    left join teams as h on l.home_team_id = h.team_id
    left join teams as a on l.away_team_id = a.team_id
)

select
    c.dataset,
    sum(case when c.is_present then 1 else 0 end) as row_count,
    count(*) as games,
    sum(case when c.is_present then 1 else 0 end) as complete,
    sum(case when c.is_present and c.is_consistent then 1 else 0 end) as consistent,
    sum(case when c.is_timely then 1 else 0 end) as timely
from checked as c
group by c.dataset
order by c.dataset
