-- Clock, umpire and weather of the games of the feature dates, as they were known before the cutoff: the newest forecast and, where one
-- had been named by then, the umpire at home plate with what is known of his games of a year.
-- The cutoffs come in the order of the dates; date_from and date_to are the first and the last of the dates.
-- grain: one row per game that counts and is neither cancelled nor postponed
-- key: game_pk
-- parameters: @feature_dates ARRAY<DATE>, @cutoffs ARRAY<TIMESTAMP>, @date_from DATE, @date_to DATE
-- output: feature_date DATE, game_pk INT64, day_night STRING, home_throws STRING, away_throws STRING, umpire_id INT64,
--   umpire_games_365d INT64, umpire_runs FLOAT64, umpire_strikeouts FLOAT64, forecast_exposure STRING,
--   forecast_temperature FLOAT64, forecast_humidity FLOAT64, forecast_precipitation FLOAT64,
--   forecast_wind_speed FLOAT64, forecast_wind_out FLOAT64, forecast_wind_to_right FLOAT64
with slates as (
  select
    @feature_dates[offset(position)] as feature_date,
    @cutoffs[offset(position)] as cutoff_at
  from unnest(generate_array(0, array_length(@feature_dates) - 1)) as position
),

-- A postponed game starts afresh on its new date.
forecasts as (
  select
    weather.game_pk,
    weather.game_date,
    weather.exposure,
    weather.temperature_fahrenheit,
    weather.relative_humidity_percent,
    weather.precipitation_probability_percent,
    weather.wind_speed_mph,
    weather.wind_out_mph,
    weather.wind_to_right_mph
  from mlb_historical_data.weather_forecasts as weather
  inner join slates
    on weather.game_date = slates.feature_date
    and weather.captured_at < slates.cutoff_at
  where weather.game_date between @date_from and @date_to
  qualify row_number() over (
    partition by weather.game_pk, weather.game_date
    order by weather.captured_at desc
  ) = 1
),

named as (
  select
    umpires.game_pk,
    slates.feature_date,
    slates.cutoff_at,
    umpires.umpire_id
  from mlb_historical_data.game_umpires as umpires
  inner join slates
    on umpires.game_date = slates.feature_date
    and umpires.known_at < slates.cutoff_at
  where umpires.game_date between @date_from and @date_to
    and umpires.position = 'Home Plate'
),

strikeouts as (
  select
    totals.game_pk,
    if(countif(totals.strikeouts is null) > 0, null, sum(totals.strikeouts)) as strikeouts
  from mlb_historical_data.team_game_totals as totals
  where totals.game_date >= cast(date_sub(@date_from, interval 365 day) as date)
    and totals.game_date < @date_to
  group by totals.game_pk
),

called as (
  select
    umpires.umpire_id,
    games.game_date,
    games.completed_at,
    games.home_score + games.away_score as runs,
    strikeouts.strikeouts
  from mlb_historical_data.game_umpires as umpires
  inner join mlb_historical_data.games as games
    on umpires.game_pk = games.game_pk
    and umpires.game_date = games.game_date
  left join strikeouts
    on umpires.game_pk = strikeouts.game_pk
  where umpires.position = 'Home Plate'
    and umpires.game_date >= cast(date_sub(@date_from, interval 365 day) as date)
    and umpires.game_date < @date_to
    and games.is_complete
    and games.game_type in ('R', 'F', 'D', 'L', 'W')
    and games.home_score <> games.away_score
    and games.game_date not in (
      select held.game_date
      from operational.partition_gates as held
      where held.zone = 'staging' and held.is_held
    )
),

records as (
  select
    named.game_pk,
    named.umpire_id,
    count(called.game_date) as games,
    avg(called.runs) as runs,
    avg(called.strikeouts) as strikeouts
  from named
  left join called
    on named.umpire_id = called.umpire_id
    and called.completed_at < named.cutoff_at
    and called.game_date < named.feature_date
    and called.game_date >= cast(date_sub(named.feature_date, interval 365 day) as date)
  group by named.game_pk, named.umpire_id
),

-- The newest word counts, also when it takes a name back, as in game_features_inputs.
announced as (
  select
    probable.game_pk,
    probable.game_date,
    probable.team_id,
    probable.pitcher_id
  from mlb_historical_data.probable_pitchers as probable
  inner join slates
    on probable.game_date = slates.feature_date
    and probable.snapshot_at < slates.cutoff_at
  where probable.game_date between @date_from and @date_to
  qualify row_number() over (
    partition by probable.game_pk, probable.game_date, probable.team_id
    order by probable.snapshot_at desc
  ) = 1
)

select
  slates.feature_date,
  games.game_pk,
  games.day_night,
  home_pitchers.throws as home_throws,
  away_pitchers.throws as away_throws,
  records.umpire_id,
  records.games as umpire_games_365d,
  records.runs as umpire_runs,
  records.strikeouts as umpire_strikeouts,
  forecasts.exposure as forecast_exposure,
  forecasts.temperature_fahrenheit as forecast_temperature,
  forecasts.relative_humidity_percent as forecast_humidity,
  forecasts.precipitation_probability_percent as forecast_precipitation,
  forecasts.wind_speed_mph as forecast_wind_speed,
  forecasts.wind_out_mph as forecast_wind_out,
  forecasts.wind_to_right_mph as forecast_wind_to_right
from mlb_historical_data.games as games
inner join slates
  on games.game_date = slates.feature_date
left join announced as home
  on games.game_pk = home.game_pk
  and games.game_date = home.game_date
  and games.home_team_id = home.team_id
left join announced as away
  on games.game_pk = away.game_pk
  and games.game_date = away.game_date
  and games.away_team_id = away.team_id
left join mlb_historical_data.players as home_pitchers
  on home_pitchers.player_id = coalesce(home.pitcher_id, if(games.is_complete, games.home_starter_id, null))
left join mlb_historical_data.players as away_pitchers
  on away_pitchers.player_id = coalesce(away.pitcher_id, if(games.is_complete, games.away_starter_id, null))
left join records
  on games.game_pk = records.game_pk
left join forecasts
  on games.game_pk = forecasts.game_pk
  and games.game_date = forecasts.game_date
where games.game_date between @date_from and @date_to
  and games.game_type in ('R', 'F', 'D', 'L', 'W')
  and games.coded_state not in ('C', 'D')
order by slates.feature_date, games.game_pk
