import type { PitcherGame } from '../../domain/history/history.ts';
import type { BatterOutcome } from './batter-outcomes.ts';

/** What is counted of a pitcher, in order, with the weight of the league's rate in batters faced (measured on seasons 2005-2024). */
export const pitcherCounts = [
  { name: 'strikeouts', prior: 100 },
  { name: 'walks', prior: 200 },
  { name: 'homeRuns', prior: 800 },
  { name: 'hits', prior: 1_200 },
  { name: 'runs', prior: 800 },
] as const satisfies readonly { name: keyof PitcherGame & BatterOutcome; prior: number }[];

/** See `pitcherCounts`. */
export type PitcherCount = (typeof pitcherCounts)[number]['name'];

/** The counts of a line, in the order of `pitcherCounts`. */
export const countsOf = (line: PitcherGame): number[] => pitcherCounts.map(({ name }) => line[name]);

/** What a pitcher allows of an outcome: runs batted in as runs. */
export const allowedAs = (outcome: BatterOutcome): PitcherCount =>
  outcome === 'runsBattedIn' ? 'runs' : outcome;
