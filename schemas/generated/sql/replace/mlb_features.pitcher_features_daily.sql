-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_features.pitcher_features_daily as t
using staging.mlb_features_pitcher_features_daily as s
on t.feature_date = s.feature_date
  and t.pitcher_id = s.pitcher_id
  and t.feature_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    team_id = s.team_id,
    cutoff_at = s.cutoff_at,
    starts_7d = s.starts_7d,
    batters_faced_7d = s.batters_faced_7d,
    strikeouts_7d = s.strikeouts_7d,
    walks_7d = s.walks_7d,
    home_runs_7d = s.home_runs_7d,
    hit_batters_7d = s.hit_batters_7d,
    runs_7d = s.runs_7d,
    outs_7d = s.outs_7d,
    starts_14d = s.starts_14d,
    batters_faced_14d = s.batters_faced_14d,
    strikeouts_14d = s.strikeouts_14d,
    walks_14d = s.walks_14d,
    home_runs_14d = s.home_runs_14d,
    hit_batters_14d = s.hit_batters_14d,
    runs_14d = s.runs_14d,
    outs_14d = s.outs_14d,
    starts_30d = s.starts_30d,
    batters_faced_30d = s.batters_faced_30d,
    strikeouts_30d = s.strikeouts_30d,
    walks_30d = s.walks_30d,
    home_runs_30d = s.home_runs_30d,
    hit_batters_30d = s.hit_batters_30d,
    runs_30d = s.runs_30d,
    outs_30d = s.outs_30d,
    starts_60d = s.starts_60d,
    batters_faced_60d = s.batters_faced_60d,
    strikeouts_60d = s.strikeouts_60d,
    walks_60d = s.walks_60d,
    home_runs_60d = s.home_runs_60d,
    hit_batters_60d = s.hit_batters_60d,
    runs_60d = s.runs_60d,
    outs_60d = s.outs_60d,
    starts_365d = s.starts_365d,
    batters_faced_365d = s.batters_faced_365d,
    strikeouts_365d = s.strikeouts_365d,
    walks_365d = s.walks_365d,
    home_runs_365d = s.home_runs_365d,
    hit_batters_365d = s.hit_batters_365d,
    runs_365d = s.runs_365d,
    outs_365d = s.outs_365d,
    rest_days = s.rest_days,
    last_start_pitches = s.last_start_pitches,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (feature_date, pitcher_id, team_id, cutoff_at, starts_7d, batters_faced_7d, strikeouts_7d, walks_7d, home_runs_7d, hit_batters_7d, runs_7d, outs_7d, starts_14d, batters_faced_14d, strikeouts_14d, walks_14d, home_runs_14d, hit_batters_14d, runs_14d, outs_14d, starts_30d, batters_faced_30d, strikeouts_30d, walks_30d, home_runs_30d, hit_batters_30d, runs_30d, outs_30d, starts_60d, batters_faced_60d, strikeouts_60d, walks_60d, home_runs_60d, hit_batters_60d, runs_60d, outs_60d, starts_365d, batters_faced_365d, strikeouts_365d, walks_365d, home_runs_365d, hit_batters_365d, runs_365d, outs_365d, rest_days, last_start_pitches, run_id, source, known_at, ingested_at, row_hash)
  values (s.feature_date, s.pitcher_id, s.team_id, s.cutoff_at, s.starts_7d, s.batters_faced_7d, s.strikeouts_7d, s.walks_7d, s.home_runs_7d, s.hit_batters_7d, s.runs_7d, s.outs_7d, s.starts_14d, s.batters_faced_14d, s.strikeouts_14d, s.walks_14d, s.home_runs_14d, s.hit_batters_14d, s.runs_14d, s.outs_14d, s.starts_30d, s.batters_faced_30d, s.strikeouts_30d, s.walks_30d, s.home_runs_30d, s.hit_batters_30d, s.runs_30d, s.outs_30d, s.starts_60d, s.batters_faced_60d, s.strikeouts_60d, s.walks_60d, s.home_runs_60d, s.hit_batters_60d, s.runs_60d, s.outs_60d, s.starts_365d, s.batters_faced_365d, s.strikeouts_365d, s.walks_365d, s.home_runs_365d, s.hit_batters_365d, s.runs_365d, s.outs_365d, s.rest_days, s.last_start_pitches, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
