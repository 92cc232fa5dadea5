-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.ballparks (park_id, name, city, state, country, first_game_date, last_game_date, run_id, source, known_at, ingested_at, row_hash)
select
  o.park_id,
  o.name,
  o.city,
  o.state,
  o.country,
  o.first_game_date,
  o.last_game_date,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    park_id: 'VARCHAR',
    name: 'VARCHAR',
    city: 'VARCHAR',
    state: 'VARCHAR',
    country: 'VARCHAR',
    first_game_date: 'DATE',
    last_game_date: 'DATE',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
