-- Form, splits and rest of every team before the games of the feature dates. The rating is added outside of SQL.
-- The cutoffs come in the order of the dates; date_from and date_to are the first and the last of the dates.
-- grain: one row per feature date and team that plays on it or has a known game in the 365 days before
-- key: feature_date, team_id
-- parameters: @feature_dates ARRAY<DATE>, @cutoffs ARRAY<TIMESTAMP>, @date_from DATE, @date_to DATE
-- output: feature_date DATE, team_id INT64, cutoff_at TIMESTAMP, games_7d INT64, wins_7d INT64, runs_scored_7d INT64,
--   runs_allowed_7d INT64, games_14d INT64, wins_14d INT64, runs_scored_14d INT64, runs_allowed_14d INT64,
--   games_30d INT64, wins_30d INT64, runs_scored_30d INT64, runs_allowed_30d INT64, games_60d INT64, wins_60d INT64,
--   runs_scored_60d INT64, runs_allowed_60d INT64, games_season INT64, wins_season INT64, runs_scored_season INT64,
--   runs_allowed_season INT64, home_games_season INT64, home_run_margin_season INT64, away_games_season INT64,
--   away_run_margin_season INT64, home_total_runs_365d INT64, home_games_365d INT64, away_total_runs_365d INT64,
--   away_games_365d INT64, plate_appearances_60d INT64, strikeouts_60d INT64, walks_60d INT64, home_runs_60d INT64,
--   bullpen_pitches_3d INT64, rest_days INT64
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
    games.season,
    games.completed_at,
    games.home_team_id,
    games.away_team_id,
    games.home_score,
    games.away_score
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
    home.season,
    home.completed_at,
    home.home_team_id as team_id,
    true as is_home,
    home.home_score as runs_scored,
    home.away_score as runs_allowed
  from counted_games as home
  union all
  select
    away.game_pk,
    away.game_date,
    away.season,
    away.completed_at,
    away.away_team_id as team_id,
    false as is_home,
    away.away_score as runs_scored,
    away.home_score as runs_allowed
  from counted_games as away
),

batting as (
  select
    totals.game_pk,
    totals.team_id,
    totals.plate_appearances,
    totals.strikeouts,
    totals.walks,
    totals.home_runs
  from mlb_historical_data.team_game_totals as totals
  where totals.game_date >= cast(date_sub(@date_from, interval 60 day) as date)
    and totals.game_date < @date_to
),

bullpens as (
  select
    lines.game_pk,
    lines.team_id,
    sum(lines.pitches) as pitches
  from mlb_historical_data.player_pitching_lines as lines
  where lines.game_date >= cast(date_sub(@date_from, interval 3 day) as date)
    and lines.game_date < @date_to
    and not lines.is_starter
  group by lines.game_pk, lines.team_id
),

box_scores as (
  select
    team_games.game_date,
    team_games.season,
    team_games.completed_at,
    team_games.team_id,
    team_games.is_home,
    if(team_games.runs_scored > team_games.runs_allowed, 1, 0) as wins,
    team_games.runs_scored,
    team_games.runs_allowed,
    coalesce(batting.plate_appearances, 0) as plate_appearances,
    coalesce(batting.strikeouts, 0) as strikeouts,
    coalesce(batting.walks, 0) as walks,
    coalesce(batting.home_runs, 0) as home_runs,
    coalesce(bullpens.pitches, 0) as bullpen_pitches
  from team_games
  left join batting
    on team_games.game_pk = batting.game_pk
    and team_games.team_id = batting.team_id
  left join bullpens
    on team_games.game_pk = bullpens.game_pk
    and team_games.team_id = bullpens.team_id
),

-- Everything a box score says is known when its game is over.
known_games as (
  select
    slates.feature_date,
    box_scores.team_id,
    date_diff(slates.feature_date, box_scores.game_date, day) as days_ago,
    box_scores.season = extract(year from slates.feature_date) as is_this_season,
    box_scores.is_home,
    box_scores.wins,
    box_scores.runs_scored,
    box_scores.runs_allowed,
    box_scores.plate_appearances,
    box_scores.strikeouts,
    box_scores.walks,
    box_scores.home_runs,
    box_scores.bullpen_pitches
  from box_scores
  inner join slates
    on box_scores.completed_at < slates.cutoff_at
    and box_scores.game_date < slates.feature_date
    and box_scores.game_date >= cast(date_sub(slates.feature_date, interval 365 day) as date)
),

-- Each game is summed once, with its like between the same two windows; a window is the sum of its bands.
bands as (
  select
    known_games.feature_date,
    known_games.team_id,
    known_games.is_this_season,
    known_games.is_home,
    case
      when known_games.days_ago <= 3 then 3
      when known_games.days_ago <= 7 then 7
      when known_games.days_ago <= 14 then 14
      when known_games.days_ago <= 30 then 30
      when known_games.days_ago <= 60 then 60
      else 365
    end as band,
    min(known_games.days_ago) as days_ago,
    count(*) as games,
    cast(sum(known_games.wins) as int64) as wins,
    cast(sum(known_games.runs_scored) as int64) as runs_scored,
    cast(sum(known_games.runs_allowed) as int64) as runs_allowed,
    cast(sum(known_games.plate_appearances) as int64) as plate_appearances,
    cast(sum(known_games.strikeouts) as int64) as strikeouts,
    cast(sum(known_games.walks) as int64) as walks,
    cast(sum(known_games.home_runs) as int64) as home_runs,
    cast(sum(known_games.bullpen_pitches) as int64) as bullpen_pitches
  from known_games
  group by
    known_games.feature_date,
    known_games.team_id,
    known_games.is_this_season,
    known_games.is_home,
    band
),

slate_games as (
  select
    games.game_date,
    games.home_team_id,
    games.away_team_id
  from mlb_historical_data.games as games
  where games.game_date between @date_from and @date_to
    and games.game_type in ('R', 'F', 'D', 'L', 'W')
    and games.coded_state not in ('C', 'D')
),

wanted_teams as (
  select
    bands.feature_date,
    bands.team_id
  from bands
  union distinct
  select
    home.game_date as feature_date,
    home.home_team_id as team_id
  from slate_games as home
  union distinct
  select
    away.game_date as feature_date,
    away.away_team_id as team_id
  from slate_games as away
)

-- A team without a known game meets one row of nulls: every condition is unknown, every sum is 0.
select
  slates.feature_date,
  wanted_teams.team_id,
  slates.cutoff_at,
  cast(sum(if(bands.band <= 7, bands.games, 0)) as int64) as games_7d,
  cast(sum(if(bands.band <= 7, bands.wins, 0)) as int64) as wins_7d,
  cast(sum(if(bands.band <= 7, bands.runs_scored, 0)) as int64) as runs_scored_7d,
  cast(sum(if(bands.band <= 7, bands.runs_allowed, 0)) as int64) as runs_allowed_7d,
  cast(sum(if(bands.band <= 14, bands.games, 0)) as int64) as games_14d,
  cast(sum(if(bands.band <= 14, bands.wins, 0)) as int64) as wins_14d,
  cast(sum(if(bands.band <= 14, bands.runs_scored, 0)) as int64) as runs_scored_14d,
  cast(sum(if(bands.band <= 14, bands.runs_allowed, 0)) as int64) as runs_allowed_14d,
  cast(sum(if(bands.band <= 30, bands.games, 0)) as int64) as games_30d,
  cast(sum(if(bands.band <= 30, bands.wins, 0)) as int64) as wins_30d,
  cast(sum(if(bands.band <= 30, bands.runs_scored, 0)) as int64) as runs_scored_30d,
  cast(sum(if(bands.band <= 30, bands.runs_allowed, 0)) as int64) as runs_allowed_30d,
  cast(sum(if(bands.band <= 60, bands.games, 0)) as int64) as games_60d,
  cast(sum(if(bands.band <= 60, bands.wins, 0)) as int64) as wins_60d,
  cast(sum(if(bands.band <= 60, bands.runs_scored, 0)) as int64) as runs_scored_60d,
  cast(sum(if(bands.band <= 60, bands.runs_allowed, 0)) as int64) as runs_allowed_60d,
  cast(sum(if(bands.is_this_season, bands.games, 0)) as int64) as games_season,
  cast(sum(if(bands.is_this_season, bands.wins, 0)) as int64) as wins_season,
  cast(sum(if(bands.is_this_season, bands.runs_scored, 0)) as int64) as runs_scored_season,
  cast(sum(if(bands.is_this_season, bands.runs_allowed, 0)) as int64) as runs_allowed_season,
  cast(sum(if(bands.is_this_season and bands.is_home, bands.games, 0)) as int64) as home_games_season,
  cast(sum(if(bands.is_this_season and bands.is_home, bands.runs_scored - bands.runs_allowed, 0)) as int64) as home_run_margin_season,
  cast(sum(if(bands.is_this_season and not bands.is_home, bands.games, 0)) as int64) as away_games_season,
  cast(sum(if(bands.is_this_season and not bands.is_home, bands.runs_scored - bands.runs_allowed, 0)) as int64) as away_run_margin_season,
  cast(sum(if(bands.is_home, bands.runs_scored + bands.runs_allowed, 0)) as int64) as home_total_runs_365d,
  cast(sum(if(bands.is_home, bands.games, 0)) as int64) as home_games_365d,
  cast(sum(if(not bands.is_home, bands.runs_scored + bands.runs_allowed, 0)) as int64) as away_total_runs_365d,
  cast(sum(if(not bands.is_home, bands.games, 0)) as int64) as away_games_365d,
  cast(sum(if(bands.band <= 60, bands.plate_appearances, 0)) as int64) as plate_appearances_60d,
  cast(sum(if(bands.band <= 60, bands.strikeouts, 0)) as int64) as strikeouts_60d,
  cast(sum(if(bands.band <= 60, bands.walks, 0)) as int64) as walks_60d,
  cast(sum(if(bands.band <= 60, bands.home_runs, 0)) as int64) as home_runs_60d,
  cast(sum(if(bands.band <= 3, bands.bullpen_pitches, 0)) as int64) as bullpen_pitches_3d,
  cast(min(if(bands.days_ago <= 30, bands.days_ago, null)) - 1 as int64) as rest_days
from wanted_teams
inner join slates
  on wanted_teams.feature_date = slates.feature_date
left join bands
  on wanted_teams.feature_date = bands.feature_date
  and wanted_teams.team_id = bands.team_id
group by slates.feature_date, slates.cutoff_at, wanted_teams.team_id
order by slates.feature_date, wanted_teams.team_id
