import { int64 } from './table-contract.ts';

// Sums over a season of a club: nobody has thrown 30,000 pitches or seen 8,000 batters.
const sum = (description: string, max = 10_000) => int64(description, { hard: [0, max] }).nullable();

/**
 * Counts of a line of statistics. Which of them are there depends on the group: hitting, pitching (what was allowed) or fielding;
 * the others are null. Rates are left out: they follow from the counts.
 */
export const statColumns = {
  games: sum('Games.', 200),
  games_started: sum('Games started.', 200),
  plate_appearances: sum('Plate appearances; for a pitcher batters faced.'),
  at_bats: sum('At bats.'),
  runs: sum('Runs.'),
  hits: sum('Hits.'),
  doubles: sum('Doubles.'),
  triples: sum('Triples.'),
  home_runs: sum('Home runs.'),
  total_bases: sum('Total bases.'),
  runs_batted_in: sum('Runs batted in.'),
  walks: sum('Walks, intentional ones included.'),
  intentional_walks: sum('Intentional walks.'),
  strikeouts: sum('Strikeouts.'),
  hit_by_pitch: sum('Times hit by a pitch; for a pitcher batters hit.'),
  sacrifice_bunts: sum('Sacrifice bunts.'),
  sacrifice_flies: sum('Sacrifice flies.'),
  catchers_interference: sum("Catcher's interference."),
  stolen_bases: sum('Stolen bases.'),
  caught_stealing: sum('Caught stealing.'),
  grounded_into_double_play: sum('Grounded into a double play.'),
  left_on_base: sum('Runners left on base.'),
  pitches: sum('Pitches seen; for a pitcher thrown.', 40_000),
  strikes: sum('Strikes thrown.', 30_000),
  outs_recorded: sum('Outs.'),
  earned_runs: sum('Earned runs.'),
  wins: sum('Wins.', 170),
  losses: sum('Losses.', 170),
  saves: sum('Saves.', 170),
  save_opportunities: sum('Save opportunities.', 400),
  holds: sum('Holds.', 400),
  blown_saves: sum('Blown saves.', 200),
  games_finished: sum('Games finished.', 200),
  complete_games: sum('Complete games.', 170),
  shutouts: sum('Shutouts.', 170),
  wild_pitches: sum('Wild pitches.', 500),
  balks: sum('Balks.', 200),
  assists: sum('Assists.'),
  put_outs: sum('Put-outs.'),
  errors: sum('Errors.', 500),
  chances: sum('Chances.'),
  double_plays: sum('Double plays turned.', 500),
  passed_balls: sum('Passed balls.', 200),
};

/** A count of {@link statColumns}. */
export type StatColumn = keyof typeof statColumns;

const noStats = Object.fromEntries(Object.keys(statColumns).map((name) => [name, null]));

/** A hitter's line for the examples of contracts. */
export const exampleStats = {
  ...noStats,
  games: 84,
  plate_appearances: 313,
  at_bats: 272,
  runs: 33,
  hits: 52,
  doubles: 13,
  triples: 0,
  home_runs: 8,
  total_bases: 89,
  runs_batted_in: 25,
  walks: 36,
  intentional_walks: 0,
  strikeouts: 85,
  hit_by_pitch: 3,
  stolen_bases: 11,
  caught_stealing: 2,
};
