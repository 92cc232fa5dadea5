-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.game_umpires (game_pk, game_date, position, umpire_id, umpire_name, run_id, source, known_at, ingested_at, row_hash)
select
  o.game_pk,
  o.game_date,
  o.position,
  o.umpire_id,
  o.umpire_name,
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
    position: 'VARCHAR',
    umpire_id: 'BIGINT',
    umpire_name: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
