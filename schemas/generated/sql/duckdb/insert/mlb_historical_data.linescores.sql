-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.linescores (game_pk, game_date, inning, home_runs, away_runs, home_hits, away_hits, home_errors, away_errors, home_left_on_base, away_left_on_base, run_id, source, known_at, ingested_at, row_hash)
select
  o.game_pk,
  o.game_date,
  o.inning,
  o.home_runs,
  o.away_runs,
  o.home_hits,
  o.away_hits,
  o.home_errors,
  o.away_errors,
  o.home_left_on_base,
  o.away_left_on_base,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    inning: 'BIGINT',
    home_runs: 'BIGINT',
    away_runs: 'BIGINT',
    home_hits: 'BIGINT',
    away_hits: 'BIGINT',
    home_errors: 'BIGINT',
    away_errors: 'BIGINT',
    home_left_on_base: 'BIGINT',
    away_left_on_base: 'BIGINT',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
