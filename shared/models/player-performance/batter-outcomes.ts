import type { BatterGame } from '../../domain/history/history.ts';
import type { LeagueCount } from '../../domain/rates/league-rates.ts';

/** What is forecast of a batter's game, in order. */
export const batterOutcomes = ['hits', 'homeRuns', 'runsBattedIn', 'runs', 'strikeouts', 'walks'] as const;

/** See `batterOutcomes`. */
export type BatterOutcome = (typeof batterOutcomes)[number];

/** The outcomes as columns name them. */
export const outcomeNames = {
  hits: 'hits',
  homeRuns: 'home_runs',
  runsBattedIn: 'runs_batted_in',
  runs: 'runs',
  strikeouts: 'strikeouts',
  walks: 'walks',
} as const satisfies Record<BatterOutcome, string>;

interface OutcomeFacts {
  /** Weight of the league's rate beside a batter's own, in plate appearances (home runs measured on 2012-2015, the others on 2011-2019). */
  priorPlateAppearances: number;
  /** The league's count that tells its level; runs batted in are 95% of runs. */
  league: Extract<LeagueCount, 'hits' | 'homeRuns' | 'runs' | 'strikeouts' | 'walks'>;
  leagueShare: number;
}

/** Facts by outcome. */
export const outcomeFacts: Readonly<Record<BatterOutcome, OutcomeFacts>> = {
  hits: { priorPlateAppearances: 500, league: 'hits', leagueShare: 1 },
  homeRuns: { priorPlateAppearances: 120, league: 'homeRuns', leagueShare: 1 },
  runsBattedIn: { priorPlateAppearances: 200, league: 'runs', leagueShare: 0.95 },
  runs: { priorPlateAppearances: 200, league: 'runs', leagueShare: 1 },
  strikeouts: { priorPlateAppearances: 80, league: 'strikeouts', leagueShare: 1 },
  walks: { priorPlateAppearances: 120, league: 'walks', leagueShare: 1 },
};

/** The counts of a line, in the order of `batterOutcomes`. */
export const outcomesOf = (line: BatterGame): number[] => batterOutcomes.map((name) => line[name]);
