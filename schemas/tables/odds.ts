import { date, defineTable, float64, int64, string, timestamp } from './table-contract.ts';

/** Prices as they were captured: raw, both sides, one row per moment. A later capture is a new row and never changes an older one. */
export const oddsSnapshots = defineTable({
  dataset: 'mlb_historical_data',
  name: 'odds_snapshots',
  zone: 'staging',
  description:
    'Moneylines and totals by bookmaker and capture time, append-only: raw American prices of both sides, and the fair probability by the method named.',
  key: ['game_pk', 'market', 'bookmaker', 'captured_at'],
  partitionBy: 'game_date',
  clusterBy: ['game_date', 'game_pk', 'market'],
  columns: {
    game_pk: int64("MLB's id of the game."),
    game_date: date('Official date.'),
    market: string('h2h (moneyline) or totals.', { values: ['h2h', 'totals'] }),
    bookmaker: string('Key of the bookmaker; sportsbookreview for the file, which does not name the book.'),
    snapshot_kind: string(
      'live: captured by us before the game. open and close: of a file without capture times; their captured_at is a convention.',
      { values: ['open', 'close', 'live'] },
    ),
    captured_at: timestamp(
      'When the price was seen. open: midnight in the East before the game; close: the scheduled start.',
    ),
    book_updated_at: timestamp('When the bookmaker last changed it, as the provider says.').nullable(),
    home_price_american: float64('Moneyline of the home team.', {
      hard: [-1_000_000, 1_000_000],
      soft: [-1_000, 1_000],
    }).nullable(),
    away_price_american: float64('Moneyline of the away team.', {
      hard: [-1_000_000, 1_000_000],
      soft: [-1_000, 1_000],
    }).nullable(),
    total_line: float64('Runs of both teams at which over and under are priced.', {
      hard: [0.5, 40],
      soft: [5, 16],
    }).nullable(),
    over_price_american: float64('Price of more runs than the line.', {
      hard: [-1_000_000, 1_000_000],
      soft: [-1_000, 1_000],
    }).nullable(),
    under_price_american: float64('Price of fewer runs than the line.', {
      hard: [-1_000_000, 1_000_000],
      soft: [-1_000, 1_000],
    }).nullable(),
    overround: float64('Sum of the implied probabilities of both sides.', {
      hard: [0.5, 2],
      soft: [0.99, 1.12],
    }).nullable(),
    devig_method: string('How the margin was taken out: multiplicative, power or shin.', {
      values: ['multiplicative', 'power', 'shin'],
    }).nullable(),
    home_probability: float64('Fair probability of a home win.', { hard: [0, 1] }).nullable(),
    over_probability: float64('Fair probability of more runs than the line.', { hard: [0, 1] }).nullable(),
    home_bet_share: float64(
      'Share of the bets on the home team, where a provider tells; neither the file nor The Odds API does.',
      {
        hard: [0, 1],
      },
    ).nullable(),
  },
  example: {
    game_pk: 824322,
    game_date: '2026-08-05',
    market: 'h2h',
    bookmaker: 'draftkings',
    snapshot_kind: 'live',
    captured_at: '2026-08-05T15:00:00.000Z',
    book_updated_at: '2026-08-05T14:58:41.000Z',
    home_price_american: -125,
    away_price_american: 105,
    total_line: null,
    over_price_american: null,
    under_price_american: null,
    overround: 1.043360433604,
    devig_method: 'multiplicative',
    home_probability: 0.532467532468,
    over_probability: null,
    home_bet_share: null,
  },
  fails: [
    { why: 'a price as text', change: { home_price_american: '-125' } },
    { why: 'no capture time', change: { captured_at: null } },
  ],
});
