-- The games of the feature dates with their starters: announced before the cutoff, and as pitched where the game is over.
-- The cutoffs come in the order of the dates; date_from and date_to are the first and the last of the dates.
-- grain: one row per game that counts and is neither cancelled nor postponed
-- key: game_pk
-- parameters: @feature_dates ARRAY<DATE>, @cutoffs ARRAY<TIMESTAMP>, @date_from DATE, @date_to DATE
-- output: feature_date DATE, cutoff_at TIMESTAMP, game_pk INT64, season INT64, game_type STRING,
--   double_header STRING, game_number INT64, scheduled_start_at TIMESTAMP, is_start_time_tbd BOOL, coded_state STRING, home_team_id INT64,
--   away_team_id INT64, home_announced_id INT64, home_announced_name STRING, away_announced_id INT64,
--   away_announced_name STRING, home_started_id INT64, away_started_id INT64, park STRING
with slates as (
  select
    @feature_dates[offset(position)] as feature_date,
    @cutoffs[offset(position)] as cutoff_at
  from unnest(generate_array(0, array_length(@feature_dates) - 1)) as position
),

-- The newest word counts, also when it takes a name back. A postponed game starts afresh on its new date.
announced as (
  select
    probable.game_pk,
    probable.game_date,
    probable.team_id,
    probable.pitcher_id,
    probable.pitcher_name
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
  slates.cutoff_at,
  games.game_pk,
  games.season,
  games.game_type,
  games.double_header,
  games.game_number,
  games.scheduled_start_at,
  games.is_start_time_tbd,
  games.coded_state,
  games.home_team_id,
  games.away_team_id,
  home.pitcher_id as home_announced_id,
  home.pitcher_name as home_announced_name,
  away.pitcher_id as away_announced_id,
  away.pitcher_name as away_announced_name,
  if(games.is_complete, games.home_starter_id, null) as home_started_id,
  if(games.is_complete, games.away_starter_id, null) as away_started_id,
  coalesce(origins.park_id, cast(games.venue_id as string)) as park
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
left join mlb_historical_data.retrosheet_games as origins
  on games.game_pk = origins.game_pk
  and origins.game_date between @date_from and @date_to
where games.game_date between @date_from and @date_to
  and games.game_type in ('R', 'F', 'D', 'L', 'W')
  and games.coded_state not in ('C', 'D')
order by slates.feature_date, games.game_pk
