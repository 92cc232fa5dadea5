-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_strikeout_line_snapshots as
select
  o.game_pk,
  o.game_date,
  o.pitcher_id,
  o.bookmaker,
  o.captured_at,
  o.line,
  o.line_halves,
  o.over_price_american,
  o.under_price_american,
  o.overround,
  o.devig_method,
  o.over_probability,
  o.books,
  o.is_main,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  (row_number() over () - 1) // 10000 as batch_number
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    pitcher_id: 'BIGINT',
    bookmaker: 'VARCHAR',
    captured_at: 'TIMESTAMPTZ',
    line: 'DOUBLE',
    line_halves: 'BIGINT',
    over_price_american: 'DOUBLE',
    under_price_american: 'DOUBLE',
    overround: 'DOUBLE',
    devig_method: 'VARCHAR',
    over_probability: 'DOUBLE',
    books: 'BIGINT',
    is_main: 'BOOLEAN',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
