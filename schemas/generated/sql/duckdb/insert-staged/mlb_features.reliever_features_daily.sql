-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_features.reliever_features_daily (feature_date, pitcher_id, team_id, cutoff_at, games_14d, rest_days, pitched_yesterday, pitched_two_days, is_fresh, pitches_1d, pitches_3d, pitches_7d, run_id, source, known_at, ingested_at, row_hash)
select
  s.feature_date,
  s.pitcher_id,
  s.team_id,
  s.cutoff_at,
  s.games_14d,
  s.rest_days,
  s.pitched_yesterday,
  s.pitched_two_days,
  s.is_fresh,
  s.pitches_1d,
  s.pitches_3d,
  s.pitches_7d,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_features_reliever_features_daily as s;
