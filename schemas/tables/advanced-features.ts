import { date, defineTable, float64, int64, string, timestamp } from './table-contract.ts';

/** What the ratings tell of one side of a game; each is a column for the home and for the away side. Null: not known. */
export const sideFactColumns = {
  elo: 'Elo rating in points; 1500 is average.',
  runs_scored: 'Runs scored over the league, runs a game, half-life 120 days.',
  runs_allowed: 'Runs allowed over the league, runs a game, half-life 120 days.',
  offence: 'Strength of the offence, runs a game over the league, filtered.',
  defence: 'Strength of pitching and fielding without the starter, runs a game, filtered.',
  starter_strength: 'Strength of the starter, runs a game, filtered.',
  starter_early_runs: 'Runs of the first five innings of his starts over the league, half-life 365 days.',
  starter_game_strikeouts: 'Strikeouts of the opponents in his starts over the league, a start.',
  starter_game_walks: 'Walks of the opponents in his starts over the league, a start.',
  starter_experience: 'ln(1 + starts), half-life 1,000 days.',
  starter_recent_runs: 'His strikeouts, walks and home runs as runs a batter, half-life 365 days.',
  starter_long_runs: 'The same, half-life 1,000 days.',
  starter_age: 'Season minus year of birth of the starter.',
  line_up_long: 'On-base of the expected nine over the league times appearances, half-life 900 days.',
  line_up_recent: 'The same, half-life 150 days.',
  line_up_platoon: 'Batters of the expected nine with the platoon advantage.',
  line_up_age: 'Mean age of the expected nine in years.',
} as const;

/** Name of a fact of a side. */
export type SideFactName = keyof typeof sideFactColumns;

/** Names of the facts of a side, in order. */
export const sideFactNames = Object.keys(sideFactColumns) as SideFactName[]; // keys of a const object

/** `home_elo` and the like. */
export type SideFactColumn = `${'home' | 'away'}_${SideFactName}`;

const sideColumns = (side: 'home' | 'away', whose: string) =>
  sideFactNames.map((name) => [`${side}_${name}`, float64(`${whose}: ${sideFactColumns[name]}`).nullable()]);

/** The facts of both sides and what they share, in order. */
export const gameFactColumns = {
  ...(Object.fromEntries([...sideColumns('home', 'Home'), ...sideColumns('away', 'Away')]) as Record<
    SideFactColumn,
    ReturnType<ReturnType<typeof float64>['nullable']>
  >), // fromEntries loses the names
  league_runs: float64('Runs of a team-game in the league.').nullable(),
  park_runs: float64('What the park adds to the runs of both teams.').nullable(),
};

/** Names of the facts of a game, in order. */
export const gameFactNames = Object.keys(gameFactColumns) as (keyof typeof gameFactColumns)[]; // keys of a const object

/** What the ratings on all of history tell of a game: the inputs of the game outcome blend. */
export const advancedFeatures = defineTable({
  dataset: 'mlb_features',
  name: 'advanced_features',
  zone: 'curated',
  description:
    'One row per game: ratings of teams, starters and expected line-ups as of the cutoff. Carries no result.',
  key: ['game_pk'],
  partitionBy: 'feature_date',
  clusterBy: ['feature_date', 'game_pk'],
  columns: {
    feature_date: date('Official date of the game.'),
    game_pk: int64("MLB's id of the game."),
    season: int64('Season year.'),
    cutoff_at: timestamp('Only facts known before this moment are used.'),
    park: string("Park: MLB's venue id, or Retrosheet's for a park without one.").nullable(),
    ...gameFactColumns,
  },
  example: {
    feature_date: '2026-04-15',
    game_pk: 824322,
    season: 2026,
    cutoff_at: '2026-04-15T12:00:00.000Z',
    park: '19',
    ...Object.fromEntries(Object.keys(gameFactColumns).map((name) => [name, 0.25])),
  },
  fails: [{ why: 'a fact as text', change: { home_elo: '1500' } }],
});
