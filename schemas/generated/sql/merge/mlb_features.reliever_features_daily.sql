-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @batch_number INT64, @partition_from DATE, @partition_to DATE
merge into mlb_features.reliever_features_daily as t
using (
  select
    o.feature_date,
    o.pitcher_id,
    o.team_id,
    o.cutoff_at,
    o.games_14d,
    o.rest_days,
    o.pitched_yesterday,
    o.pitched_two_days,
    o.is_fresh,
    o.pitches_1d,
    o.pitches_3d,
    o.pitches_7d,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_features_reliever_features_daily as o
  where o.batch_number = @batch_number
) as s
on t.feature_date = s.feature_date
  and t.pitcher_id = s.pitcher_id
  and t.feature_date between @partition_from and @partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    team_id = s.team_id,
    cutoff_at = s.cutoff_at,
    games_14d = s.games_14d,
    rest_days = s.rest_days,
    pitched_yesterday = s.pitched_yesterday,
    pitched_two_days = s.pitched_two_days,
    is_fresh = s.is_fresh,
    pitches_1d = s.pitches_1d,
    pitches_3d = s.pitches_3d,
    pitches_7d = s.pitches_7d,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (feature_date, pitcher_id, team_id, cutoff_at, games_14d, rest_days, pitched_yesterday, pitched_two_days, is_fresh, pitches_1d, pitches_3d, pitches_7d, run_id, source, known_at, ingested_at, row_hash)
  values (s.feature_date, s.pitcher_id, s.team_id, s.cutoff_at, s.games_14d, s.rest_days, s.pitched_yesterday, s.pitched_two_days, s.is_fresh, s.pitches_1d, s.pitches_3d, s.pitches_7d, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
