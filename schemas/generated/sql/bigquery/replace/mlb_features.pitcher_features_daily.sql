-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_features_pitcher_features_daily_game_dates ARRAY<DATE>
if exists (select 1 from staging.mlb_features_pitcher_features_daily_offered as o where o.feature_date not in unnest(@mlb_features_pitcher_features_daily_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of mlb_features.pitcher_features_daily.';
end if;
delete from mlb_features.pitcher_features_daily as t
where t.feature_date in unnest(@mlb_features_pitcher_features_daily_game_dates)
  and not exists (
    select 1
    from staging.mlb_features_pitcher_features_daily_offered as s
    where s.feature_date = t.feature_date and s.pitcher_id = t.pitcher_id
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.feature_date), interval 366 day) as first_date,
    date_add(max(o.feature_date), interval 366 day) as last_date
  from staging.mlb_features_pitcher_features_daily_offered as o
);
merge into mlb_features.pitcher_features_daily as t
using (
  select
    o.feature_date,
    o.pitcher_id,
    o.team_id,
    o.cutoff_at,
    o.starts_7d,
    o.batters_faced_7d,
    o.strikeouts_7d,
    o.walks_7d,
    o.home_runs_7d,
    o.hit_batters_7d,
    o.runs_7d,
    o.outs_7d,
    o.starts_14d,
    o.batters_faced_14d,
    o.strikeouts_14d,
    o.walks_14d,
    o.home_runs_14d,
    o.hit_batters_14d,
    o.runs_14d,
    o.outs_14d,
    o.starts_30d,
    o.batters_faced_30d,
    o.strikeouts_30d,
    o.walks_30d,
    o.home_runs_30d,
    o.hit_batters_30d,
    o.runs_30d,
    o.outs_30d,
    o.starts_60d,
    o.batters_faced_60d,
    o.strikeouts_60d,
    o.walks_60d,
    o.home_runs_60d,
    o.hit_batters_60d,
    o.runs_60d,
    o.outs_60d,
    o.starts_365d,
    o.batters_faced_365d,
    o.strikeouts_365d,
    o.walks_365d,
    o.home_runs_365d,
    o.hit_batters_365d,
    o.runs_365d,
    o.outs_365d,
    o.rest_days,
    o.last_start_pitches,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_features_pitcher_features_daily_offered as o
  where true
  qualify row_number() over (partition by o.feature_date, o.pitcher_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.feature_date = s.feature_date
  and t.pitcher_id = s.pitcher_id
  and t.feature_date between partition_from and partition_to
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
