-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_features.reliever_features_daily (feature_date, pitcher_id, team_id, cutoff_at, games_14d, rest_days, pitched_yesterday, pitched_two_days, is_fresh, pitches_1d, pitches_3d, pitches_7d, run_id, source, known_at, ingested_at, row_hash)
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
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    feature_date: 'DATE',
    pitcher_id: 'BIGINT',
    team_id: 'BIGINT',
    cutoff_at: 'TIMESTAMPTZ',
    games_14d: 'BIGINT',
    rest_days: 'BIGINT',
    pitched_yesterday: 'BIGINT',
    pitched_two_days: 'BIGINT',
    is_fresh: 'BIGINT',
    pitches_1d: 'BIGINT',
    pitches_3d: 'BIGINT',
    pitches_7d: 'BIGINT',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
