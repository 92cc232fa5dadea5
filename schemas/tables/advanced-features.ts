import { knownBeforeCutoff } from './features.ts';
import { date, defineTable, float64, int64, string, timestamp } from './table-contract.ts';

/** What the ratings tell of one side of a game; each is a column for the home and for the away side: meaning, unit, window. */
export const sideFactColumns = {
  elo: ['Elo rating; 1500 is average.', 'Elo points', 'all games, the older the less'],
  runs_scored: ['Runs scored over the league.', 'runs/game', 'half-life 120 days'],
  runs_allowed: ['Runs allowed over the league.', 'runs/game', 'half-life 120 days'],
  offence: [
    'Strength of the offence over the league, filtered.',
    'runs/game',
    'all games, the older the less',
  ],
  defence: [
    'Strength of pitching and fielding without the starter, filtered.',
    'runs/game',
    'all games, the older the less',
  ],
  starter_strength: ['Strength of the starter, filtered.', 'runs/game', 'all games, the older the less'],
  starter_early_runs: [
    'Runs of the first five innings of his starts over the league.',
    'runs/start',
    'half-life 365 days',
  ],
  starter_game_strikeouts: [
    'Strikeouts of the opponents in his starts over the league.',
    'strikeouts/start',
    'half-life 365 days',
  ],
  starter_game_walks: [
    'Walks of the opponents in his starts over the league.',
    'walks/start',
    'half-life 365 days',
  ],
  starter_experience: ['Logarithm of one plus his starts.', 'log', 'half-life 1,000 days'],
  starter_recent_runs: ['His strikeouts, walks and home runs as runs.', 'runs/batter', 'half-life 365 days'],
  starter_long_runs: ['The same.', 'runs/batter', 'half-life 1,000 days'],
  starter_age: ['Season minus year of birth of the starter.', 'years', 'none'],
  line_up_long: [
    'On-base of the expected nine over the league, times appearances.',
    'wOBA × appearances',
    'half-life 900 days',
  ],
  line_up_recent: ['The same.', 'wOBA × appearances', 'half-life 150 days'],
  line_up_platoon: ['Batters of the expected nine with the platoon advantage.', 'batters', 'last 5 line-ups'],
  line_up_age: ['Mean age of the expected nine.', 'years', 'last 5 line-ups'],
} as const;

/** Name of a fact of a side. */
export type SideFactName = keyof typeof sideFactColumns;

/** Names of the facts of a side, in order. */
export const sideFactNames = Object.keys(sideFactColumns) as SideFactName[]; // keys of a const object

/** `home_elo` and the like. */
export type SideFactColumn = `${'home' | 'away'}_${SideFactName}`;

const sideColumns = (side: 'home' | 'away', whose: string) =>
  sideFactNames.map((name) => {
    const [meaning, unit, window] = sideFactColumns[name];
    return [`${side}_${name}`, float64(`${whose}: ${meaning}`, { unit, window }).nullable()];
  });

/** The facts of both sides and what they share, in order. */
export const gameFactColumns = {
  ...(Object.fromEntries([...sideColumns('home', 'Home'), ...sideColumns('away', 'Away')]) as Record<
    SideFactColumn,
    ReturnType<ReturnType<typeof float64>['nullable']>
  >), // fromEntries loses the names
  league_runs: float64('Runs of a team-game in the league.', {
    unit: 'runs/game',
    window: 'season, leaning on the last',
  }).nullable(),
  park_runs: float64('What the park adds to the runs of both teams.', {
    unit: 'runs/game',
    window: 'half-life 1,500 days',
  }).nullable(),
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
  features: { entity: 'a game', knownAt: knownBeforeCutoff },
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
