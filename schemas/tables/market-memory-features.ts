import { date, defineTable, float64, int64, timestamp } from './table-contract.ts';

/** What earlier prices let expect of a game, in order. */
export const marketMemoryColumns = {
  team_moves: float64(
    'Towards the home team: by how much lines moved between opening and close of earlier games of both teams. 0 for a team of which none is known.',
    { unit: 'log odds of a home win', window: 'half-life 20 days' },
  ),
  starter_moves: float64(
    'The same of earlier starts of both starters. 0 for a starter of whom none is known, and while none is announced.',
    { unit: 'log odds of a home win', window: 'half-life 200 days' },
  ),
  closing_ratings: float64(
    'Where the line would close by ratings of teams and starters that follow the closing lines of earlier games.',
    { unit: 'log odds of a home win', window: 'all closing lines, the older the less' },
  ),
};

/** Names of what earlier prices let expect, in order. */
export const marketMemoryNames = Object.keys(marketMemoryColumns) as (keyof typeof marketMemoryColumns)[]; // keys of a const object

/** What earlier prices let expect of a game: see `marketMemoryColumns`. */
export type MarketMemory = Record<keyof typeof marketMemoryColumns, number>;

/** What the market's prices of earlier games tell of a game: an input of the variant with the opening line, and of nothing else. */
export const marketMemoryFeatures = defineTable({
  dataset: 'mlb_features',
  name: 'market_memory_features',
  zone: 'curated',
  description:
    'One row per game before which a closing line of an earlier one was known: what the prices of earlier games tell, as of the cutoff. Carries no price of the game itself and no result; only models that know the market may look at it.',
  key: ['game_pk'],
  partitionBy: 'feature_date',
  clusterBy: ['feature_date', 'game_pk'],
  features: {
    entity: 'a game',
    knownAt:
      'Only prices of games of earlier dates that were over before cutoff_at, and of these only what was captured before the game began: no price of the date itself. Starters are those of the features of the game. A row that is missing means that no closing line was known yet.',
  },
  columns: {
    feature_date: date('Official date of the game.'),
    game_pk: int64("MLB's id of the game."),
    season: int64('Season year.'),
    cutoff_at: timestamp('Only facts known before this moment are used.'),
    ...marketMemoryColumns,
  },
  example: {
    feature_date: '2026-04-15',
    game_pk: 824322,
    season: 2026,
    cutoff_at: '2026-04-15T12:00:00.000Z',
    team_moves: 0.012,
    starter_moves: -0.004,
    closing_ratings: 0.21,
  },
  fails: [
    { why: 'a feature as text', change: { team_moves: '0.01' } },
    { why: 'no ratings', change: { closing_ratings: null } },
  ],
});
