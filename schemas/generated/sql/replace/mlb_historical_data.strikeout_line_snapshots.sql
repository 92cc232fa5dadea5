-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.strikeout_line_snapshots as t
using staging.mlb_historical_data_strikeout_line_snapshots as s
on t.game_pk = s.game_pk
  and t.pitcher_id = s.pitcher_id
  and t.bookmaker = s.bookmaker
  and t.line_halves = s.line_halves
  and t.captured_at = s.captured_at
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    line = s.line,
    over_price_american = s.over_price_american,
    under_price_american = s.under_price_american,
    overround = s.overround,
    devig_method = s.devig_method,
    over_probability = s.over_probability,
    books = s.books,
    is_main = s.is_main,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, pitcher_id, bookmaker, captured_at, line, line_halves, over_price_american, under_price_american, overround, devig_method, over_probability, books, is_main, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.pitcher_id, s.bookmaker, s.captured_at, s.line, s.line_halves, s.over_price_american, s.under_price_american, s.overround, s.devig_method, s.over_probability, s.books, s.is_main, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
