import type { BattingCounts } from '../history/history.ts';

const singlesOf = ({ hits, doubles, triples, homeRuns }: BattingCounts): number =>
  hits - doubles - triples - homeRuns;

/**
 * Runs that a batting line is worth on average, whatever the order of its events was (linear weights). Outs count -.10, so that the sum
 * over a game lies near the runs of an average team.
 */
export const linearWeightRuns = (line: BattingCounts): number =>
  0.3 * (line.walks - line.intentionalWalks) +
  0.33 * line.hitByPitch +
  0.47 * singlesOf(line) +
  0.78 * line.doubles +
  1.09 * line.triples +
  1.4 * line.homeRuns +
  0.2 * line.stolenBases -
  0.41 * line.caughtStealing -
  0.1 * (line.atBats - line.hits);

/** The numerator of weighted on-base average: divided by plate appearances it is on the scale of on-base average. */
export const weightedOnBase = (line: BattingCounts): number =>
  0.69 * line.walks +
  0.72 * line.hitByPitch +
  0.88 * singlesOf(line) +
  1.25 * line.doubles +
  1.58 * line.triples +
  2.03 * line.homeRuns;
