-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.odds_snapshots (game_pk, game_date, market, bookmaker, snapshot_kind, captured_at, book_updated_at, home_price_american, away_price_american, total_line, over_price_american, under_price_american, overround, devig_method, home_probability, over_probability, home_bet_share, run_id, source, known_at, ingested_at, row_hash)
select
  s.game_pk,
  s.game_date,
  s.market,
  s.bookmaker,
  s.snapshot_kind,
  s.captured_at,
  s.book_updated_at,
  s.home_price_american,
  s.away_price_american,
  s.total_line,
  s.over_price_american,
  s.under_price_american,
  s.overround,
  s.devig_method,
  s.home_probability,
  s.over_probability,
  s.home_bet_share,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_historical_data_odds_snapshots as s;
