-- How much the relievers of the teams that play have pitched before the games of the feature dates.
-- The cutoffs come in the order of the dates; date_from and date_to are the first and the last of the dates.
-- grain: one row per feature date and pitcher who relieved in a known game of the 14 days before and whose last one was for a team of the date
-- key: feature_date, pitcher_id
-- parameters: @feature_dates ARRAY<DATE>, @cutoffs ARRAY<TIMESTAMP>, @date_from DATE, @date_to DATE
-- output: feature_date DATE, pitcher_id INT64, team_id INT64, cutoff_at TIMESTAMP, games_14d INT64, rest_days INT64,
--   pitched_yesterday INT64, pitched_two_days INT64, is_fresh INT64, pitches_1d INT64, pitches_3d INT64, pitches_7d INT64
with slates as (
  select
    @feature_dates[offset(position)] as feature_date,
    @cutoffs[offset(position)] as cutoff_at
  from unnest(generate_array(0, array_length(@feature_dates) - 1)) as position
),

lines as (
  select
    games.game_date,
    games.completed_at,
    pitching.player_id,
    pitching.team_id,
    pitching.is_starter,
    pitching.pitches,
    row_number() over (
      partition by pitching.player_id
      order by games.game_date, games.game_number, games.game_pk, pitching.team_id
    ) as place
  from mlb_historical_data.player_pitching_lines as pitching
  inner join mlb_historical_data.games as games
    on pitching.game_pk = games.game_pk
    and pitching.game_date = games.game_date
  where pitching.game_date >= cast(date_sub(@date_from, interval 14 day) as date)
    and pitching.game_date < @date_to
    and games.is_complete
    and games.game_type in ('R', 'F', 'D', 'L', 'W')
    and games.home_score <> games.away_score
    and games.game_date not in (
      select held.game_date
      from operational.partition_gates as held
      where held.zone = 'staging' and held.is_held
    )
),

-- Everything a box score says is known when its game is over.
known_lines as (
  select
    slates.feature_date,
    slates.cutoff_at,
    date_diff(slates.feature_date, lines.game_date, day) as days_ago,
    lines.player_id,
    lines.place,
    lines.is_starter,
    lines.pitches
  from lines
  inner join slates
    on lines.completed_at < slates.cutoff_at
    and lines.game_date < slates.feature_date
    and lines.game_date >= cast(date_sub(slates.feature_date, interval 14 day) as date)
),

pitchers as (
  select
    known_lines.feature_date,
    known_lines.cutoff_at,
    known_lines.player_id,
    max(known_lines.place) as place,
    count(*) as games_14d,
    countif(not known_lines.is_starter) as relieved_14d,
    min(known_lines.days_ago) as days_ago,
    countif(known_lines.days_ago = 1) as games_yesterday,
    countif(known_lines.days_ago = 2) as games_day_before,
    countif(known_lines.days_ago <= 1 and known_lines.pitches is null) as uncounted_1d,
    countif(known_lines.days_ago <= 3 and known_lines.pitches is null) as uncounted_3d,
    countif(known_lines.days_ago <= 7 and known_lines.pitches is null) as uncounted_7d,
    cast(sum(if(known_lines.days_ago <= 1, coalesce(known_lines.pitches, 0), 0)) as int64) as pitches_1d,
    cast(sum(if(known_lines.days_ago <= 3, coalesce(known_lines.pitches, 0), 0)) as int64) as pitches_3d,
    cast(sum(if(known_lines.days_ago <= 7, coalesce(known_lines.pitches, 0), 0)) as int64) as pitches_7d
  from known_lines
  group by known_lines.feature_date, known_lines.cutoff_at, known_lines.player_id
),

slate_teams as (
  select
    home.game_date,
    home.home_team_id as team_id
  from mlb_historical_data.games as home
  where home.game_date between @date_from and @date_to
    and home.game_type in ('R', 'F', 'D', 'L', 'W')
    and home.coded_state not in ('C', 'D')
  union distinct
  select
    away.game_date,
    away.away_team_id as team_id
  from mlb_historical_data.games as away
  where away.game_date between @date_from and @date_to
    and away.game_type in ('R', 'F', 'D', 'L', 'W')
    and away.coded_state not in ('C', 'D')
)

select
  pitchers.feature_date,
  pitchers.player_id as pitcher_id,
  last_lines.team_id,
  pitchers.cutoff_at,
  pitchers.games_14d,
  pitchers.days_ago - 1 as rest_days,
  if(pitchers.games_yesterday > 0, 1, 0) as pitched_yesterday,
  if(pitchers.games_yesterday > 0 and pitchers.games_day_before > 0, 1, 0) as pitched_two_days,
  if(pitchers.days_ago > 2, 1, 0) as is_fresh,
  if(pitchers.uncounted_1d > 0, null, pitchers.pitches_1d) as pitches_1d,
  if(pitchers.uncounted_3d > 0, null, pitchers.pitches_3d) as pitches_3d,
  if(pitchers.uncounted_7d > 0, null, pitchers.pitches_7d) as pitches_7d
from pitchers
inner join lines as last_lines
  on pitchers.player_id = last_lines.player_id
  and pitchers.place = last_lines.place
inner join slate_teams
  on pitchers.feature_date = slate_teams.game_date
  and last_lines.team_id = slate_teams.team_id
where pitchers.relieved_14d > 0
order by pitchers.feature_date, pitchers.player_id
