-- How much of every table of facts there is, by source and season (the year of the fact). Tables of people, teams, places and seasons are counted as one.
-- grain: one row per table, source and season
-- parameters: @date_from DATE, @date_to DATE
-- output: dataset STRING, source STRING, season INT64, dates INT64, games INT64, row_count INT64
with facts as (
    select
        'games' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.games as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'game_occurrences' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.game_occurrences as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'linescores' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.linescores as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'player_batting_lines' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.player_batting_lines as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'player_pitching_lines' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.player_pitching_lines as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'team_game_totals' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.team_game_totals as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'statcast_pitches' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.statcast_pitches as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'savant_games' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.savant_games as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'probable_pitchers' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.probable_pitchers as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'game_umpires' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.game_umpires as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'game_weather' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.game_weather as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'retrosheet_games' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.retrosheet_games as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'player_game_logs' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.player_game_logs as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'odds_snapshots' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.odds_snapshots as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'weather_forecasts' as dataset,
        t.source,
        t.game_date as fact_date,
        t.game_pk
    from mlb_historical_data.weather_forecasts as t
    where t.game_date between @date_from and @date_to
    union all
    select
        'rosters' as dataset,
        t.source,
        t.as_of_date as fact_date,
        cast(null as INT64) as game_pk
    from mlb_historical_data.rosters as t
    where t.as_of_date between @date_from and @date_to
    union all
    select
        'standings' as dataset,
        t.source,
        t.as_of_date as fact_date,
        cast(null as INT64) as game_pk
    from mlb_historical_data.standings as t
    where t.as_of_date between @date_from and @date_to
    union all
    select
        'player_season_stats' as dataset,
        t.source,
        t.as_of_date as fact_date,
        cast(null as INT64) as game_pk
    from mlb_historical_data.player_season_stats as t
    where t.as_of_date between @date_from and @date_to
    union all
    select
        'team_season_stats' as dataset,
        t.source,
        t.as_of_date as fact_date,
        cast(null as INT64) as game_pk
    from mlb_historical_data.team_season_stats as t
    where t.as_of_date between @date_from and @date_to
    union all
    select
        'transactions' as dataset,
        t.source,
        t.transaction_date as fact_date,
        cast(null as INT64) as game_pk
    from mlb_historical_data.transactions as t
    where t.transaction_date between @date_from and @date_to
    union all
    select
        'seasons' as dataset,
        t.source,
        cast(null as DATE) as fact_date,
        cast(null as INT64) as game_pk
    from mlb_historical_data.seasons as t
    union all
    select
        'teams' as dataset,
        t.source,
        cast(null as DATE) as fact_date,
        cast(null as INT64) as game_pk
    from mlb_historical_data.teams as t
    union all
    select
        'venues' as dataset,
        t.source,
        cast(null as DATE) as fact_date,
        cast(null as INT64) as game_pk
    from mlb_historical_data.venues as t
    union all
    select
        'players' as dataset,
        t.source,
        cast(null as DATE) as fact_date,
        cast(null as INT64) as game_pk
    from mlb_historical_data.players as t
    union all
    select
        'people_ids' as dataset,
        t.source,
        cast(null as DATE) as fact_date,
        cast(null as INT64) as game_pk
    from mlb_historical_data.people_ids as t
    union all
    select
        'ballparks' as dataset,
        t.source,
        cast(null as DATE) as fact_date,
        cast(null as INT64) as game_pk
    from mlb_historical_data.ballparks as t
)

select
    f.dataset,
    f.source,
    extract(year from f.fact_date) as season,
    count(distinct f.fact_date) as dates,
    count(distinct f.game_pk) as games,
    count(*) as row_count
from facts as f
group by f.dataset, f.source, season
order by f.dataset, f.source, season
