-- Totals of the league in the season of each feature date and in the season before, from games known before the cutoff.
-- The cutoffs come in the order of the dates; date_from and date_to are the first and the last of the dates.
-- grain: one row per feature date and season, no row for a season without a known game
-- key: feature_date, season
-- parameters: @feature_dates ARRAY<DATE>, @cutoffs ARRAY<TIMESTAMP>, @date_from DATE, @date_to DATE
-- output: feature_date DATE, season INT64, games INT64, home_wins INT64, runs INT64, plate_appearances INT64,
--   strikeouts INT64, walks INT64, home_runs INT64, hit_by_pitch INT64, starts INT64, starter_outs INT64
with slates as (
  select
    @feature_dates[offset(position)] as feature_date,
    @cutoffs[offset(position)] as cutoff_at
  from unnest(generate_array(0, array_length(@feature_dates) - 1)) as position
),

-- 731 days reach from any day back to the first day of the year before.
batting as (
  select
    totals.game_pk,
    sum(totals.plate_appearances) as plate_appearances,
    sum(totals.strikeouts) as strikeouts,
    sum(totals.walks) as walks,
    sum(totals.home_runs) as home_runs,
    sum(totals.hit_by_pitch) as hit_by_pitch
  from mlb_historical_data.team_game_totals as totals
  where totals.game_date >= cast(date_sub(@date_from, interval 731 day) as date)
    and totals.game_date < @date_to
  group by totals.game_pk
),

starts as (
  select
    lines.game_pk,
    count(lines.player_id) as starts,
    sum(lines.outs_recorded) as outs
  from mlb_historical_data.player_pitching_lines as lines
  where lines.game_date >= cast(date_sub(@date_from, interval 731 day) as date)
    and lines.game_date < @date_to
    and lines.is_starter
  group by lines.game_pk
),

counted_games as (
  select
    games.game_date,
    games.season,
    games.completed_at,
    games.home_score,
    games.away_score,
    batting.plate_appearances,
    batting.strikeouts,
    batting.walks,
    batting.home_runs,
    batting.hit_by_pitch,
    starts.starts,
    starts.outs
  from mlb_historical_data.games as games
  left join batting
    on games.game_pk = batting.game_pk
  left join starts
    on games.game_pk = starts.game_pk
  where games.is_complete
    and games.game_type in ('R', 'F', 'D', 'L', 'W')
    and games.home_score <> games.away_score
    and games.game_date not in (
      select held.game_date
      from operational.partition_gates as held
      where held.zone = 'staging' and held.is_held
    )
    and games.game_date >= cast(date_sub(@date_from, interval 731 day) as date)
    and games.game_date < @date_to
)

select
  slates.feature_date,
  counted_games.season,
  count(counted_games.game_date) as games,
  cast(sum(if(counted_games.home_score > counted_games.away_score, 1, 0)) as int64) as home_wins,
  cast(sum(counted_games.home_score + counted_games.away_score) as int64) as runs,
  cast(sum(coalesce(counted_games.plate_appearances, 0)) as int64) as plate_appearances,
  cast(sum(coalesce(counted_games.strikeouts, 0)) as int64) as strikeouts,
  cast(sum(coalesce(counted_games.walks, 0)) as int64) as walks,
  cast(sum(coalesce(counted_games.home_runs, 0)) as int64) as home_runs,
  cast(sum(coalesce(counted_games.hit_by_pitch, 0)) as int64) as hit_by_pitch,
  cast(sum(coalesce(counted_games.starts, 0)) as int64) as starts,
  cast(sum(coalesce(counted_games.outs, 0)) as int64) as starter_outs
from counted_games
inner join slates
  on counted_games.completed_at < slates.cutoff_at
  and counted_games.game_date < slates.feature_date
  and counted_games.season
    between extract(year from slates.feature_date) - 1
    and extract(year from slates.feature_date)
group by slates.feature_date, counted_games.season
order by slates.feature_date, counted_games.season
