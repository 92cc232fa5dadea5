-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_features_reliever_features_daily_offered as
select *
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
);
