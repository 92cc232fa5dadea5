-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.strikeout_line_snapshots (game_pk, game_date, pitcher_id, bookmaker, captured_at, line, line_halves, over_price_american, under_price_american, overround, devig_method, over_probability, books, is_main, run_id, source, known_at, ingested_at, row_hash)
select
  s.game_pk,
  s.game_date,
  s.pitcher_id,
  s.bookmaker,
  s.captured_at,
  s.line,
  s.line_halves,
  s.over_price_american,
  s.under_price_american,
  s.overround,
  s.devig_method,
  s.over_probability,
  s.books,
  s.is_main,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_historical_data_strikeout_line_snapshots as s;
