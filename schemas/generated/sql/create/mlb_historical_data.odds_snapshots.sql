-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.odds_snapshots (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  market STRING not null options (description = "h2h (moneyline) or totals."),
  bookmaker STRING not null options (description = "Key of the bookmaker; sportsbookreview for the file, which does not name the book."),
  snapshot_kind STRING not null options (description = "live: captured by us before the game. open and close: of a file without capture times; their captured_at is a convention."),
  captured_at TIMESTAMP not null options (description = "When the price was seen. open: midnight in the East before the game; close: the scheduled start."),
  book_updated_at TIMESTAMP options (description = "When the bookmaker last changed it, as the provider says."),
  home_price_american FLOAT64 options (description = "Moneyline of the home team."),
  away_price_american FLOAT64 options (description = "Moneyline of the away team."),
  total_line FLOAT64 options (description = "Runs of both teams at which over and under are priced."),
  over_price_american FLOAT64 options (description = "Price of more runs than the line."),
  under_price_american FLOAT64 options (description = "Price of fewer runs than the line."),
  overround FLOAT64 options (description = "Sum of the implied probabilities of both sides."),
  devig_method STRING options (description = "How the margin was taken out: multiplicative, power or shin."),
  home_probability FLOAT64 options (description = "Fair probability of a home win."),
  over_probability FLOAT64 options (description = "Fair probability of more runs than the line."),
  home_bet_share FLOAT64 options (description = "Share of the bets on the home team, where a provider tells; neither the file nor The Odds API does."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, game_pk, market
options (
  description = "Moneylines and totals by bookmaker and capture time, append-only: raw American prices of both sides, and the fair probability by the method named.",
  require_partition_filter = true
);
