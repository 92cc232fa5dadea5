-- What the starting pitchers have done before the games of the feature dates.
-- The cutoffs come in the order of the dates; date_from and date_to are the first and the last of the dates.
-- grain: one row per feature date and pitcher with a known start in the 365 days before
-- key: feature_date, pitcher_id
-- parameters: @feature_dates ARRAY<DATE>, @cutoffs ARRAY<TIMESTAMP>, @date_from DATE, @date_to DATE
-- output: feature_date DATE, pitcher_id INT64, team_id INT64, cutoff_at TIMESTAMP, starts_7d INT64,
--   batters_faced_7d INT64, strikeouts_7d INT64, walks_7d INT64, home_runs_7d INT64, hit_batters_7d INT64,
--   runs_7d INT64, outs_7d INT64, starts_14d INT64, batters_faced_14d INT64, strikeouts_14d INT64, walks_14d INT64,
--   home_runs_14d INT64, hit_batters_14d INT64, runs_14d INT64, outs_14d INT64, starts_30d INT64,
--   batters_faced_30d INT64, strikeouts_30d INT64, walks_30d INT64, home_runs_30d INT64, hit_batters_30d INT64,
--   runs_30d INT64, outs_30d INT64, starts_60d INT64, batters_faced_60d INT64, strikeouts_60d INT64, walks_60d INT64,
--   home_runs_60d INT64, hit_batters_60d INT64, runs_60d INT64, outs_60d INT64, starts_365d INT64,
--   batters_faced_365d INT64, strikeouts_365d INT64, walks_365d INT64, home_runs_365d INT64, hit_batters_365d INT64,
--   runs_365d INT64, outs_365d INT64, rest_days INT64, last_start_pitches INT64
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
    pitching.batters_faced,
    pitching.strikeouts,
    pitching.walks,
    pitching.home_runs,
    pitching.hit_batters,
    pitching.runs,
    pitching.outs_recorded
  from mlb_historical_data.player_pitching_lines as pitching
  inner join mlb_historical_data.games as games
    on pitching.game_pk = games.game_pk
  where pitching.game_date >= cast(date_sub(@date_from, interval 365 day) as date)
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
    if(lines.is_starter, lines.completed_at, null) as start_completed_at,
    lines.player_id,
    lines.team_id,
    lines.is_starter,
    lines.pitches,
    lines.batters_faced,
    lines.strikeouts,
    lines.walks,
    lines.home_runs,
    lines.hit_batters,
    lines.runs,
    lines.outs_recorded
  from lines
  inner join slates
    on lines.completed_at < slates.cutoff_at
    and lines.game_date < slates.feature_date
    and lines.game_date >= cast(date_sub(slates.feature_date, interval 365 day) as date)
)

select
  known_lines.feature_date,
  known_lines.player_id as pitcher_id,
  any_value(known_lines.team_id having max known_lines.start_completed_at) as team_id,
  known_lines.cutoff_at,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 7, 1, 0)) as int64) as starts_7d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 7, known_lines.batters_faced, 0)) as int64) as batters_faced_7d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 7, known_lines.strikeouts, 0)) as int64) as strikeouts_7d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 7, known_lines.walks, 0)) as int64) as walks_7d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 7, known_lines.home_runs, 0)) as int64) as home_runs_7d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 7, known_lines.hit_batters, 0)) as int64) as hit_batters_7d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 7, known_lines.runs, 0)) as int64) as runs_7d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 7, known_lines.outs_recorded, 0)) as int64) as outs_7d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 14, 1, 0)) as int64) as starts_14d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 14, known_lines.batters_faced, 0)) as int64) as batters_faced_14d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 14, known_lines.strikeouts, 0)) as int64) as strikeouts_14d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 14, known_lines.walks, 0)) as int64) as walks_14d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 14, known_lines.home_runs, 0)) as int64) as home_runs_14d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 14, known_lines.hit_batters, 0)) as int64) as hit_batters_14d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 14, known_lines.runs, 0)) as int64) as runs_14d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 14, known_lines.outs_recorded, 0)) as int64) as outs_14d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 30, 1, 0)) as int64) as starts_30d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 30, known_lines.batters_faced, 0)) as int64) as batters_faced_30d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 30, known_lines.strikeouts, 0)) as int64) as strikeouts_30d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 30, known_lines.walks, 0)) as int64) as walks_30d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 30, known_lines.home_runs, 0)) as int64) as home_runs_30d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 30, known_lines.hit_batters, 0)) as int64) as hit_batters_30d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 30, known_lines.runs, 0)) as int64) as runs_30d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 30, known_lines.outs_recorded, 0)) as int64) as outs_30d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 60, 1, 0)) as int64) as starts_60d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 60, known_lines.batters_faced, 0)) as int64) as batters_faced_60d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 60, known_lines.strikeouts, 0)) as int64) as strikeouts_60d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 60, known_lines.walks, 0)) as int64) as walks_60d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 60, known_lines.home_runs, 0)) as int64) as home_runs_60d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 60, known_lines.hit_batters, 0)) as int64) as hit_batters_60d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 60, known_lines.runs, 0)) as int64) as runs_60d,
  cast(sum(if(known_lines.is_starter and known_lines.days_ago <= 60, known_lines.outs_recorded, 0)) as int64) as outs_60d,
  cast(sum(if(known_lines.is_starter, 1, 0)) as int64) as starts_365d,
  cast(sum(if(known_lines.is_starter, known_lines.batters_faced, 0)) as int64) as batters_faced_365d,
  cast(sum(if(known_lines.is_starter, known_lines.strikeouts, 0)) as int64) as strikeouts_365d,
  cast(sum(if(known_lines.is_starter, known_lines.walks, 0)) as int64) as walks_365d,
  cast(sum(if(known_lines.is_starter, known_lines.home_runs, 0)) as int64) as home_runs_365d,
  cast(sum(if(known_lines.is_starter, known_lines.hit_batters, 0)) as int64) as hit_batters_365d,
  cast(sum(if(known_lines.is_starter, known_lines.runs, 0)) as int64) as runs_365d,
  cast(sum(if(known_lines.is_starter, known_lines.outs_recorded, 0)) as int64) as outs_365d,
  cast(min(known_lines.days_ago) - 1 as int64) as rest_days,
  any_value(known_lines.pitches having max known_lines.start_completed_at) as last_start_pitches
from known_lines
group by known_lines.feature_date, known_lines.cutoff_at, known_lines.player_id
having sum(if(known_lines.is_starter, 1, 0)) > 0
order by known_lines.feature_date, known_lines.player_id
