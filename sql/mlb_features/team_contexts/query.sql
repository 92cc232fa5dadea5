-- What teams that play on the feature dates did against left- and right-handed starters, and where they played last.
-- The hand of a pitcher is the one that was told last: it does not change. Who throws with both hands is in neither count.
-- The cutoffs come in the order of the dates; date_from and date_to are the first and the last of the dates.
-- grain: one row per feature date and team that plays on it
-- key: feature_date, team_id
-- parameters: @feature_dates ARRAY<DATE>, @cutoffs ARRAY<TIMESTAMP>, @date_from DATE, @date_to DATE
-- output: feature_date DATE, team_id INT64, games_left_season INT64, runs_left_season INT64,
--   strikeouts_left_season INT64, plate_appearances_left_season INT64, games_left_365d INT64, runs_left_365d INT64,
--   strikeouts_left_365d INT64, plate_appearances_left_365d INT64, games_right_season INT64,
--   runs_right_season INT64, strikeouts_right_season INT64, plate_appearances_right_season INT64,
--   games_right_365d INT64, runs_right_365d INT64, strikeouts_right_365d INT64, plate_appearances_right_365d INT64,
--   last_game_date DATE, last_park STRING, last_day_night STRING
with slates as (
  select
    @feature_dates[offset(position)] as feature_date,
    @cutoffs[offset(position)] as cutoff_at
  from unnest(generate_array(0, array_length(@feature_dates) - 1)) as position
),

counted_games as (
  select
    games.game_pk,
    games.game_date,
    games.game_number,
    games.season,
    games.completed_at,
    games.day_night,
    games.venue_id,
    games.home_team_id,
    games.away_team_id,
    games.home_score,
    games.away_score,
    games.home_starter_id,
    games.away_starter_id
  from mlb_historical_data.games as games
  where games.is_complete
    and games.game_type in ('R', 'F', 'D', 'L', 'W')
    and games.home_score <> games.away_score
    and games.game_date not in (
      select held.game_date
      from operational.partition_gates as held
      where held.zone = 'staging' and held.is_held
    )
    and games.game_date >= cast(date_sub(@date_from, interval 365 day) as date)
    and games.game_date < @date_to
),

team_games as (
  select
    home.game_pk,
    home.game_date,
    home.game_number,
    home.season,
    home.completed_at,
    home.day_night,
    home.venue_id,
    home.home_team_id as team_id,
    home.home_score as runs_scored,
    home.away_starter_id as opposing_starter_id
  from counted_games as home
  union all
  select
    away.game_pk,
    away.game_date,
    away.game_number,
    away.season,
    away.completed_at,
    away.day_night,
    away.venue_id,
    away.away_team_id as team_id,
    away.away_score as runs_scored,
    away.home_starter_id as opposing_starter_id
  from counted_games as away
),

-- Strikeouts and plate appearances count together or not at all.
batting as (
  select
    totals.game_pk,
    totals.team_id,
    if(totals.plate_appearances is null, null, totals.strikeouts) as strikeouts,
    if(totals.strikeouts is null, null, totals.plate_appearances) as plate_appearances
  from mlb_historical_data.team_game_totals as totals
  where totals.game_date >= cast(date_sub(@date_from, interval 365 day) as date)
    and totals.game_date < @date_to
),

origins as (
  select
    retrosheet.game_pk,
    retrosheet.park_id
  from mlb_historical_data.retrosheet_games as retrosheet
  where retrosheet.game_date >= cast(date_sub(@date_from, interval 30 day) as date)
    and retrosheet.game_date < @date_to
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
),

-- Everything a box score says is known when its game is over.
known_games as (
  select
    slates.feature_date,
    slate_teams.team_id,
    team_games.game_pk,
    team_games.game_date,
    team_games.day_night,
    team_games.venue_id,
    team_games.season = extract(year from slates.feature_date) as is_this_season,
    team_games.runs_scored,
    players.throws,
    batting.strikeouts,
    batting.plate_appearances,
    row_number() over (
      partition by slates.feature_date, slate_teams.team_id
      order by team_games.game_date desc, team_games.game_number desc, team_games.game_pk desc
    ) as games_ago
  from slates
  inner join slate_teams
    on slates.feature_date = slate_teams.game_date
  inner join team_games
    on slate_teams.team_id = team_games.team_id
    and team_games.completed_at < slates.cutoff_at
    and team_games.game_date < slates.feature_date
    and team_games.game_date >= cast(date_sub(slates.feature_date, interval 365 day) as date)
  left join mlb_historical_data.players as players
    on team_games.opposing_starter_id = players.player_id
  left join batting
    on team_games.game_pk = batting.game_pk
    and team_games.team_id = batting.team_id
),

sums as (
  select
    known_games.feature_date,
    known_games.team_id,
    countif(known_games.throws = 'L' and known_games.is_this_season) as games_left_season,
    cast(sum(if(known_games.throws = 'L' and known_games.is_this_season, known_games.runs_scored, 0)) as int64) as runs_left_season,
    cast(sum(if(known_games.throws = 'L' and known_games.is_this_season, coalesce(known_games.strikeouts, 0), 0)) as int64) as strikeouts_left_season,
    cast(sum(if(known_games.throws = 'L' and known_games.is_this_season, coalesce(known_games.plate_appearances, 0), 0)) as int64) as plate_appearances_left_season,
    countif(known_games.throws = 'L') as games_left_365d,
    cast(sum(if(known_games.throws = 'L', known_games.runs_scored, 0)) as int64) as runs_left_365d,
    cast(sum(if(known_games.throws = 'L', coalesce(known_games.strikeouts, 0), 0)) as int64) as strikeouts_left_365d,
    cast(sum(if(known_games.throws = 'L', coalesce(known_games.plate_appearances, 0), 0)) as int64) as plate_appearances_left_365d,
    countif(known_games.throws = 'R' and known_games.is_this_season) as games_right_season,
    cast(sum(if(known_games.throws = 'R' and known_games.is_this_season, known_games.runs_scored, 0)) as int64) as runs_right_season,
    cast(sum(if(known_games.throws = 'R' and known_games.is_this_season, coalesce(known_games.strikeouts, 0), 0)) as int64) as strikeouts_right_season,
    cast(sum(if(known_games.throws = 'R' and known_games.is_this_season, coalesce(known_games.plate_appearances, 0), 0)) as int64) as plate_appearances_right_season,
    countif(known_games.throws = 'R') as games_right_365d,
    cast(sum(if(known_games.throws = 'R', known_games.runs_scored, 0)) as int64) as runs_right_365d,
    cast(sum(if(known_games.throws = 'R', coalesce(known_games.strikeouts, 0), 0)) as int64) as strikeouts_right_365d,
    cast(sum(if(known_games.throws = 'R', coalesce(known_games.plate_appearances, 0), 0)) as int64) as plate_appearances_right_365d
  from known_games
  group by known_games.feature_date, known_games.team_id
),

-- A team that has not played for 30 days is not on the road.
last_games as (
  select
    known_games.feature_date,
    known_games.team_id,
    known_games.game_date,
    known_games.day_night,
    coalesce(origins.park_id, cast(known_games.venue_id as string)) as park
  from known_games
  left join origins
    on known_games.game_pk = origins.game_pk
  where known_games.games_ago = 1
    and known_games.game_date >= cast(date_sub(known_games.feature_date, interval 30 day) as date)
)

select
  slate_teams.game_date as feature_date,
  slate_teams.team_id,
  coalesce(sums.games_left_season, 0) as games_left_season,
  coalesce(sums.runs_left_season, 0) as runs_left_season,
  coalesce(sums.strikeouts_left_season, 0) as strikeouts_left_season,
  coalesce(sums.plate_appearances_left_season, 0) as plate_appearances_left_season,
  coalesce(sums.games_left_365d, 0) as games_left_365d,
  coalesce(sums.runs_left_365d, 0) as runs_left_365d,
  coalesce(sums.strikeouts_left_365d, 0) as strikeouts_left_365d,
  coalesce(sums.plate_appearances_left_365d, 0) as plate_appearances_left_365d,
  coalesce(sums.games_right_season, 0) as games_right_season,
  coalesce(sums.runs_right_season, 0) as runs_right_season,
  coalesce(sums.strikeouts_right_season, 0) as strikeouts_right_season,
  coalesce(sums.plate_appearances_right_season, 0) as plate_appearances_right_season,
  coalesce(sums.games_right_365d, 0) as games_right_365d,
  coalesce(sums.runs_right_365d, 0) as runs_right_365d,
  coalesce(sums.strikeouts_right_365d, 0) as strikeouts_right_365d,
  coalesce(sums.plate_appearances_right_365d, 0) as plate_appearances_right_365d,
  last_games.game_date as last_game_date,
  last_games.park as last_park,
  last_games.day_night as last_day_night
from slate_teams
inner join slates
  on slate_teams.game_date = slates.feature_date
left join sums
  on slate_teams.game_date = sums.feature_date
  and slate_teams.team_id = sums.team_id
left join last_games
  on slate_teams.game_date = last_games.feature_date
  and slate_teams.team_id = last_games.team_id
order by slate_teams.game_date, slate_teams.team_id
