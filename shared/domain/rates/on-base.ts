import type { BattingCounts } from '../history/history.ts';

/**
 * The numerator of wOBA without intentional walks' discount: linear weights of a batting line.
 * Source: weights of 2010-2023 rounded (FanGraphs' guts table moves by .02 from year to year).
 */
export const weightedOnBase = (line: BattingCounts): number =>
  0.69 * line.walks +
  0.72 * line.hitByPitch +
  0.88 * (line.hits - line.doubles - line.triples - line.homeRuns) +
  1.25 * line.doubles +
  1.58 * line.triples +
  2.03 * line.homeRuns;
