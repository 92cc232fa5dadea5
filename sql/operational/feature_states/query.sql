-- Dates of a window with played games that count, and how many of those have features: windows and ratings of both sides, and what surrounds the game.
-- Batters without form of late are of a time when their rates had another meaning (schemas/migrations.ts): such a game lacks features.
-- grain: game date
-- parameters: @date_from DATE, @date_to DATE
-- output: game_date DATE, games INT64, games_with_features INT64
with outdated_games as (
    select distinct
        b.game_pk,
        b.feature_date
    from mlb_features.player_features_daily as b
    where
        b.feature_date between @date_from and @date_to
        and b.recent_hits is null
),

features as (
    select
        f.game_pk,
        f.feature_date
    from mlb_features.game_features_daily as f
    inner join mlb_features.advanced_features as a on f.game_pk = a.game_pk and f.feature_date = a.feature_date
    inner join mlb_features.context_features as c on f.game_pk = c.game_pk and f.feature_date = c.feature_date
    left join outdated_games as o on f.game_pk = o.game_pk and f.feature_date = o.feature_date
    where
        o.game_pk is null
        and f.feature_date between @date_from and @date_to
        and a.feature_date between @date_from and @date_to
        and c.feature_date between @date_from and @date_to
)

select
    g.game_date,
    count(g.game_pk) as games,
    count(f.game_pk) as games_with_features
from mlb_historical_data.games as g
left join features as f on g.game_pk = f.game_pk and g.game_date = f.feature_date
where
    g.game_date between @date_from and @date_to
    -- The games that the feature engine counts (mlb_features/slate_starts), once they are played.
    and g.is_complete
    and g.game_type in ('R', 'F', 'D', 'L', 'W')
group by g.game_date
order by g.game_date
