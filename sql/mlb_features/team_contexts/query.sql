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

box_scores as (
  select
    team_games.game_date,
    team_games.season,
    team_games.completed_at,
    team_games.team_id,
    team_games.runs_scored,
    players.throws,
    coalesce(batting.strikeouts, 0) as strikeouts,
    coalesce(batting.plate_appearances, 0) as plate_appearances,
    team_games.day_night,
    coalesce(origins.park_id, cast(team_games.venue_id as string)) as park,
    row_number() over (
      partition by team_games.team_id
      order by team_games.game_date, team_games.game_number, team_games.game_pk
    ) as place
  from team_games
  left join mlb_historical_data.players as players
    on team_games.opposing_starter_id = players.player_id
  left join batting
    on team_games.game_pk = batting.game_pk
    and team_games.team_id = batting.team_id
  left join origins
    on team_games.game_pk = origins.game_pk
),

-- Everything a box score says is known when its game is over.
known_games as (
  select
    slates.feature_date,
    box_scores.team_id,
    box_scores.season = extract(year from slates.feature_date) as is_this_season,
    box_scores.throws,
    box_scores.place,
    box_scores.runs_scored,
    box_scores.strikeouts,
    box_scores.plate_appearances
  from box_scores
  inner join slates
    on box_scores.completed_at < slates.cutoff_at
    and box_scores.game_date < slates.feature_date
    and box_scores.game_date >= cast(date_sub(slates.feature_date, interval 365 day) as date)
),

-- Each game is summed once, with its like.
hands as (
  select
    known_games.feature_date,
    known_games.team_id,
    known_games.is_this_season,
    known_games.throws,
    max(known_games.place) as place,
    count(*) as games,
    cast(sum(known_games.runs_scored) as int64) as runs,
    cast(sum(known_games.strikeouts) as int64) as strikeouts,
    cast(sum(known_games.plate_appearances) as int64) as plate_appearances
  from known_games
  group by
    known_games.feature_date,
    known_games.team_id,
    known_games.is_this_season,
    known_games.throws
),

sums as (
  select
    hands.feature_date,
    hands.team_id,
    max(hands.place) as place,
    cast(sum(if(hands.throws = 'L' and hands.is_this_season, hands.games, 0)) as int64) as games_left_season,
    cast(sum(if(hands.throws = 'L' and hands.is_this_season, hands.runs, 0)) as int64) as runs_left_season,
    cast(sum(if(hands.throws = 'L' and hands.is_this_season, hands.strikeouts, 0)) as int64) as strikeouts_left_season,
    cast(sum(if(hands.throws = 'L' and hands.is_this_season, hands.plate_appearances, 0)) as int64) as plate_appearances_left_season,
    cast(sum(if(hands.throws = 'L', hands.games, 0)) as int64) as games_left_365d,
    cast(sum(if(hands.throws = 'L', hands.runs, 0)) as int64) as runs_left_365d,
    cast(sum(if(hands.throws = 'L', hands.strikeouts, 0)) as int64) as strikeouts_left_365d,
    cast(sum(if(hands.throws = 'L', hands.plate_appearances, 0)) as int64) as plate_appearances_left_365d,
    cast(sum(if(hands.throws = 'R' and hands.is_this_season, hands.games, 0)) as int64) as games_right_season,
    cast(sum(if(hands.throws = 'R' and hands.is_this_season, hands.runs, 0)) as int64) as runs_right_season,
    cast(sum(if(hands.throws = 'R' and hands.is_this_season, hands.strikeouts, 0)) as int64) as strikeouts_right_season,
    cast(sum(if(hands.throws = 'R' and hands.is_this_season, hands.plate_appearances, 0)) as int64) as plate_appearances_right_season,
    cast(sum(if(hands.throws = 'R', hands.games, 0)) as int64) as games_right_365d,
    cast(sum(if(hands.throws = 'R', hands.runs, 0)) as int64) as runs_right_365d,
    cast(sum(if(hands.throws = 'R', hands.strikeouts, 0)) as int64) as strikeouts_right_365d,
    cast(sum(if(hands.throws = 'R', hands.plate_appearances, 0)) as int64) as plate_appearances_right_365d
  from hands
  group by hands.feature_date, hands.team_id
),

-- A team that has not played for 30 days is not on the road.
last_games as (
  select
    sums.feature_date,
    sums.team_id,
    box_scores.game_date,
    box_scores.day_night,
    box_scores.park
  from sums
  inner join box_scores
    on sums.team_id = box_scores.team_id
    and sums.place = box_scores.place
  where box_scores.game_date >= cast(date_sub(sums.feature_date, interval 30 day) as date)
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
