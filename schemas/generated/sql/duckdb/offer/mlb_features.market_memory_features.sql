-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_features_market_memory_features_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    feature_date: 'DATE',
    game_pk: 'BIGINT',
    season: 'BIGINT',
    cutoff_at: 'TIMESTAMPTZ',
    team_moves: 'DOUBLE',
    starter_moves: 'DOUBLE',
    closing_ratings: 'DOUBLE',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
