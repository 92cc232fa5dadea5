-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_features_market_memory_features as
select
  o.feature_date,
  o.game_pk,
  o.season,
  o.cutoff_at,
  o.team_moves,
  o.starter_moves,
  o.closing_ratings,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  (row_number() over () - 1) // 10000 as batch_number
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
) as o;
