import { bool, date, defineTable, float64, int64, string, timestamp } from './table-contract.ts';

const price = (description: string) =>
  float64(description, { hard: [-1_000_000, 1_000_000], soft: [-1_000, 1_000] });

/** Lines on the strikeouts of starters as they were captured. A later capture is a new row and never changes an older one. */
export const strikeoutLineSnapshots = defineTable({
  dataset: 'mlb_historical_data',
  name: 'strikeout_line_snapshots',
  zone: 'staging',
  description:
    'Over and under on the strikeouts of a starter by bookmaker, line and capture time, append-only: raw American prices, and the fair probability by the method named.',
  key: ['game_pk', 'pitcher_id', 'bookmaker', 'line_halves', 'captured_at'],
  partitionBy: 'game_date',
  clusterBy: ['game_date', 'game_pk'],
  columns: {
    game_pk: int64("MLB's id of the game."),
    game_date: date('Official date.'),
    pitcher_id: int64('Starter.'),
    bookmaker: string('Key of the bookmaker; consensus for the mean of several.'),
    captured_at: timestamp('When the line was seen.'),
    line: float64('Strikeouts at which over and under are priced.', { hard: [0, 27], soft: [1.5, 12.5] }),
    line_halves: int64('Twice the line, as a key can be no fraction: 9 is 4.5 strikeouts.', {
      hard: [0, 54],
    }),
    over_price_american: price('Price of more strikeouts than the line.'),
    under_price_american: price('Price of fewer.'),
    overround: float64('Sum of the implied probabilities of both sides.', {
      hard: [0.5, 2],
      soft: [0.99, 1.15],
    }),
    devig_method: string('How the margin was taken out: multiplicative, power or shin.', {
      values: ['multiplicative', 'power', 'shin'],
    }),
    over_probability: float64('Fair probability of more strikeouts than the line.', { hard: [0, 1] }),
    books: int64('Bookmakers that a consensus is of; null for one bookmaker, or when nobody says.', {
      hard: [1, 200],
    }).nullable(),
    is_main: bool('The line that most bookmakers offer for this starter; null when nobody says.').nullable(),
  },
  example: {
    game_pk: 824322,
    game_date: '2026-08-05',
    pitcher_id: 607536,
    bookmaker: 'consensus',
    captured_at: '2026-08-05T18:41:07.000Z',
    line: 4.5,
    line_halves: 9,
    over_price_american: -126,
    under_price_american: -103,
    overround: 1.06491,
    devig_method: 'multiplicative',
    over_probability: 0.523539,
    books: 6,
    is_main: true,
  },
  fails: [
    { why: 'a line as text', change: { line: '4.5' } },
    { why: 'no capture time', change: { captured_at: null } },
  ],
});
