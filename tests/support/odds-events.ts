/** One event in the shape of The Odds API v4, with two books. */
export const oddsEvent = (more: Record<string, unknown> = {}) => ({
  id: '8c2b639e6aa80a53f165c03dab273d8c',
  sport_key: 'baseball_mlb',
  sport_title: 'MLB',
  commence_time: '2026-08-05T19:10:00Z',
  home_team: 'Colorado Rockies',
  away_team: 'Tampa Bay Rays',
  bookmakers: [
    book('draftkings', -125, 105),
    {
      ...book('fanduel', -120, 102),
      markets: [
        moneyline(-120, 102),
        {
          key: 'totals',
          last_update: '2026-08-05T14:59:00Z',
          outcomes: [
            { name: 'Over', price: -105, point: 11.5 },
            { name: 'Under', price: -115, point: 11.5 },
          ],
        },
        { key: 'spreads', outcomes: [{ name: 'Colorado Rockies', price: 150, point: -1.5 }] },
      ],
    },
  ],
  ...more,
});

/** A moneyline as a market. */
export const moneyline = (home: unknown, away: unknown) => ({
  key: 'h2h',
  last_update: '2026-08-05T14:58:41Z',
  outcomes: [
    { name: 'Tampa Bay Rays', price: away },
    { name: 'Colorado Rockies', price: home },
  ],
});

/** A book with a moneyline alone. */
export const book = (key: string, home: unknown, away: unknown) => ({
  key,
  title: key,
  last_update: '2026-08-05T14:58:00Z',
  markets: [moneyline(home, away)],
});

/** The body of an answer. */
export const oddsBody = (events: readonly unknown[]): Buffer => Buffer.from(JSON.stringify(events));

/** Both sides of a line on a pitcher's strikeouts. */
export const lineOutcomes = (pitcher: unknown, point: unknown, over: unknown, under: unknown) => [
  { name: 'Over', description: pitcher, price: over, point },
  { name: 'Under', description: pitcher, price: under, point },
];

/** The same event with lines on the strikeouts of its pitchers: outcomes by book. */
export const pitcherLinesEvent = (
  books: readonly [string, readonly object[]][] = [
    [
      'draftkings',
      [...lineOutcomes('Kyle Freeland', 4.5, -126, -103), ...lineOutcomes('Ryan Pepiot', 6.5, 110, -140)],
    ],
    [
      'fanduel',
      [...lineOutcomes('Kyle Freeland', 4.5, -120, -110), ...lineOutcomes('Ryan Pepiot', 5.5, -130, 100)],
    ],
    ['betmgm', lineOutcomes('Ryan Pepiot', 5.5, -125, -105)],
  ],
) => ({
  ...oddsEvent(),
  bookmakers: books.map(([key, outcomes]) => ({
    key,
    title: key,
    markets: [{ key: 'pitcher_strikeouts', last_update: '2026-08-05T14:58:41Z', outcomes }],
  })),
});
