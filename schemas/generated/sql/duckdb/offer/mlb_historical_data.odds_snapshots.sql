-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_odds_snapshots_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    market: 'VARCHAR',
    bookmaker: 'VARCHAR',
    snapshot_kind: 'VARCHAR',
    captured_at: 'TIMESTAMPTZ',
    book_updated_at: 'TIMESTAMPTZ',
    home_price_american: 'DOUBLE',
    away_price_american: 'DOUBLE',
    total_line: 'DOUBLE',
    over_price_american: 'DOUBLE',
    under_price_american: 'DOUBLE',
    overround: 'DOUBLE',
    devig_method: 'VARCHAR',
    home_probability: 'DOUBLE',
    over_probability: 'DOUBLE',
    home_bet_share: 'DOUBLE',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
