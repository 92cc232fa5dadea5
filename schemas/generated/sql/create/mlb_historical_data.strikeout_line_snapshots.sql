-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.strikeout_line_snapshots (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  pitcher_id INT64 not null options (description = "Starter."),
  bookmaker STRING not null options (description = "Key of the bookmaker; consensus for the mean of several."),
  captured_at TIMESTAMP not null options (description = "When the line was seen."),
  line FLOAT64 not null options (description = "Strikeouts at which over and under are priced."),
  line_halves INT64 not null options (description = "Twice the line, as a key can be no fraction: 9 is 4.5 strikeouts."),
  over_price_american FLOAT64 not null options (description = "Price of more strikeouts than the line."),
  under_price_american FLOAT64 not null options (description = "Price of fewer."),
  overround FLOAT64 not null options (description = "Sum of the implied probabilities of both sides."),
  devig_method STRING not null options (description = "How the margin was taken out: multiplicative, power or shin."),
  over_probability FLOAT64 not null options (description = "Fair probability of more strikeouts than the line."),
  books INT64 options (description = "Bookmakers that a consensus is of; null for one bookmaker, or when nobody says."),
  is_main BOOL options (description = "The line that most bookmakers offer for this starter; null when nobody says."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, game_pk
options (
  description = "Over and under on the strikeouts of a starter by bookmaker, line and capture time, append-only: raw American prices, and the fair probability by the method named.",
  require_partition_filter = true
);
