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
    pitching.outs_recorded,
    row_number() over (
      partition by pitching.player_id, pitching.is_starter
      order by games.completed_at, games.game_pk, pitching.team_id
    ) as place
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

-- Who has only relieved has no row. Relief tells when a starter has pitched last and nothing else.
lines_of_starters as (
  select
    lines.game_date,
    lines.completed_at,
    lines.player_id,
    if(lines.is_starter, lines.place, 0) as start_number,
    if(lines.is_starter, 1, 0) as starts,
    if(lines.is_starter, lines.batters_faced, 0) as batters_faced,
    if(lines.is_starter, lines.strikeouts, 0) as strikeouts,
    if(lines.is_starter, lines.walks, 0) as walks,
    if(lines.is_starter, lines.home_runs, 0) as home_runs,
    if(lines.is_starter, lines.hit_batters, 0) as hit_batters,
    if(lines.is_starter, lines.runs, 0) as runs,
    if(lines.is_starter, lines.outs_recorded, 0) as outs
  from lines
  where lines.player_id in (select starts.player_id from lines as starts where starts.is_starter)
),

-- Everything a box score says is known when its game is over.
known_lines as (
  select
    slates.feature_date,
    slates.cutoff_at,
    date_diff(slates.feature_date, lines_of_starters.game_date, day) as days_ago,
    lines_of_starters.player_id,
    lines_of_starters.start_number,
    lines_of_starters.starts,
    lines_of_starters.batters_faced,
    lines_of_starters.strikeouts,
    lines_of_starters.walks,
    lines_of_starters.home_runs,
    lines_of_starters.hit_batters,
    lines_of_starters.runs,
    lines_of_starters.outs
  from lines_of_starters
  inner join slates
    on lines_of_starters.completed_at < slates.cutoff_at
    and lines_of_starters.game_date < slates.feature_date
    and lines_of_starters.game_date >= cast(date_sub(slates.feature_date, interval 365 day) as date)
),

-- Each line is summed once, with those between the same two windows; a window is the sum of its bands.
bands as (
  select
    known_lines.feature_date,
    known_lines.cutoff_at,
    known_lines.player_id,
    case
      when known_lines.days_ago <= 7 then 7
      when known_lines.days_ago <= 14 then 14
      when known_lines.days_ago <= 30 then 30
      when known_lines.days_ago <= 60 then 60
      else 365
    end as band,
    min(known_lines.days_ago) as days_ago,
    max(known_lines.start_number) as start_number,
    cast(sum(known_lines.starts) as int64) as starts,
    cast(sum(known_lines.batters_faced) as int64) as batters_faced,
    cast(sum(known_lines.strikeouts) as int64) as strikeouts,
    cast(sum(known_lines.walks) as int64) as walks,
    cast(sum(known_lines.home_runs) as int64) as home_runs,
    cast(sum(known_lines.hit_batters) as int64) as hit_batters,
    cast(sum(known_lines.runs) as int64) as runs,
    cast(sum(known_lines.outs) as int64) as outs
  from known_lines
  group by known_lines.feature_date, known_lines.cutoff_at, known_lines.player_id, band
),

pitchers as (
  select
    bands.feature_date,
    bands.cutoff_at,
    bands.player_id,
    min(bands.days_ago) as days_ago,
    max(bands.start_number) as start_number,
    cast(sum(if(bands.band <= 7, bands.starts, 0)) as int64) as starts_7d,
    cast(sum(if(bands.band <= 7, bands.batters_faced, 0)) as int64) as batters_faced_7d,
    cast(sum(if(bands.band <= 7, bands.strikeouts, 0)) as int64) as strikeouts_7d,
    cast(sum(if(bands.band <= 7, bands.walks, 0)) as int64) as walks_7d,
    cast(sum(if(bands.band <= 7, bands.home_runs, 0)) as int64) as home_runs_7d,
    cast(sum(if(bands.band <= 7, bands.hit_batters, 0)) as int64) as hit_batters_7d,
    cast(sum(if(bands.band <= 7, bands.runs, 0)) as int64) as runs_7d,
    cast(sum(if(bands.band <= 7, bands.outs, 0)) as int64) as outs_7d,
    cast(sum(if(bands.band <= 14, bands.starts, 0)) as int64) as starts_14d,
    cast(sum(if(bands.band <= 14, bands.batters_faced, 0)) as int64) as batters_faced_14d,
    cast(sum(if(bands.band <= 14, bands.strikeouts, 0)) as int64) as strikeouts_14d,
    cast(sum(if(bands.band <= 14, bands.walks, 0)) as int64) as walks_14d,
    cast(sum(if(bands.band <= 14, bands.home_runs, 0)) as int64) as home_runs_14d,
    cast(sum(if(bands.band <= 14, bands.hit_batters, 0)) as int64) as hit_batters_14d,
    cast(sum(if(bands.band <= 14, bands.runs, 0)) as int64) as runs_14d,
    cast(sum(if(bands.band <= 14, bands.outs, 0)) as int64) as outs_14d,
    cast(sum(if(bands.band <= 30, bands.starts, 0)) as int64) as starts_30d,
    cast(sum(if(bands.band <= 30, bands.batters_faced, 0)) as int64) as batters_faced_30d,
    cast(sum(if(bands.band <= 30, bands.strikeouts, 0)) as int64) as strikeouts_30d,
    cast(sum(if(bands.band <= 30, bands.walks, 0)) as int64) as walks_30d,
    cast(sum(if(bands.band <= 30, bands.home_runs, 0)) as int64) as home_runs_30d,
    cast(sum(if(bands.band <= 30, bands.hit_batters, 0)) as int64) as hit_batters_30d,
    cast(sum(if(bands.band <= 30, bands.runs, 0)) as int64) as runs_30d,
    cast(sum(if(bands.band <= 30, bands.outs, 0)) as int64) as outs_30d,
    cast(sum(if(bands.band <= 60, bands.starts, 0)) as int64) as starts_60d,
    cast(sum(if(bands.band <= 60, bands.batters_faced, 0)) as int64) as batters_faced_60d,
    cast(sum(if(bands.band <= 60, bands.strikeouts, 0)) as int64) as strikeouts_60d,
    cast(sum(if(bands.band <= 60, bands.walks, 0)) as int64) as walks_60d,
    cast(sum(if(bands.band <= 60, bands.home_runs, 0)) as int64) as home_runs_60d,
    cast(sum(if(bands.band <= 60, bands.hit_batters, 0)) as int64) as hit_batters_60d,
    cast(sum(if(bands.band <= 60, bands.runs, 0)) as int64) as runs_60d,
    cast(sum(if(bands.band <= 60, bands.outs, 0)) as int64) as outs_60d,
    cast(sum(bands.starts) as int64) as starts_365d,
    cast(sum(bands.batters_faced) as int64) as batters_faced_365d,
    cast(sum(bands.strikeouts) as int64) as strikeouts_365d,
    cast(sum(bands.walks) as int64) as walks_365d,
    cast(sum(bands.home_runs) as int64) as home_runs_365d,
    cast(sum(bands.hit_batters) as int64) as hit_batters_365d,
    cast(sum(bands.runs) as int64) as runs_365d,
    cast(sum(bands.outs) as int64) as outs_365d
  from bands
  group by bands.feature_date, bands.cutoff_at, bands.player_id
)

select
  pitchers.feature_date,
  pitchers.player_id as pitcher_id,
  last_starts.team_id,
  pitchers.cutoff_at,
  pitchers.starts_7d,
  pitchers.batters_faced_7d,
  pitchers.strikeouts_7d,
  pitchers.walks_7d,
  pitchers.home_runs_7d,
  pitchers.hit_batters_7d,
  pitchers.runs_7d,
  pitchers.outs_7d,
  pitchers.starts_14d,
  pitchers.batters_faced_14d,
  pitchers.strikeouts_14d,
  pitchers.walks_14d,
  pitchers.home_runs_14d,
  pitchers.hit_batters_14d,
  pitchers.runs_14d,
  pitchers.outs_14d,
  pitchers.starts_30d,
  pitchers.batters_faced_30d,
  pitchers.strikeouts_30d,
  pitchers.walks_30d,
  pitchers.home_runs_30d,
  pitchers.hit_batters_30d,
  pitchers.runs_30d,
  pitchers.outs_30d,
  pitchers.starts_60d,
  pitchers.batters_faced_60d,
  pitchers.strikeouts_60d,
  pitchers.walks_60d,
  pitchers.home_runs_60d,
  pitchers.hit_batters_60d,
  pitchers.runs_60d,
  pitchers.outs_60d,
  pitchers.starts_365d,
  pitchers.batters_faced_365d,
  pitchers.strikeouts_365d,
  pitchers.walks_365d,
  pitchers.home_runs_365d,
  pitchers.hit_batters_365d,
  pitchers.runs_365d,
  pitchers.outs_365d,
  pitchers.days_ago - 1 as rest_days,
  last_starts.pitches as last_start_pitches
from pitchers
inner join lines as last_starts
  on pitchers.player_id = last_starts.player_id
  and pitchers.start_number = last_starts.place
  and last_starts.is_starter
order by pitchers.feature_date, pitchers.player_id
