import {
  type CountDistribution,
  cumulativeCountProbability,
} from '../../domain/statistics/count-distributions.ts';
import { type Dispersion, testDispersion } from '../../domain/statistics/count-scores.ts';
import type { Numbers } from '../../domain/statistics/paired-values.ts';

/** Lines that a forecast answers: from hardly a strikeout to an ace's best night. */
export const strikeoutLines: readonly number[] = [2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5];

/** Standard errors above 0 from which the spread is taken for more than Poisson's. */
const WIDER_FROM_Z = 2;

/** How a system's counts spread around its means. */
export type StrikeoutSpread = { kind: 'poisson' } | { kind: 'negative_binomial'; dispersion: number };

/** Poisson unless the counts the system learned from say otherwise. */
export function chooseSpread(means: Numbers, counts: Numbers): { spread: StrikeoutSpread; test: Dispersion } {
  const test = testDispersion(means, counts);
  const isWider = test.excess > 0 && test.z > WIDER_FROM_Z;
  return {
    spread: isWider ? { kind: 'negative_binomial', dispersion: 1 / test.excess } : { kind: 'poisson' },
    test,
  };
}

/** The distribution of a mean. */
export const distributionOf = (mean: number, spread: StrikeoutSpread): CountDistribution =>
  spread.kind === 'poisson' ? { kind: 'poisson', mean } : { ...spread, mean };

/** P(strikeouts > line). A whole line counts only what is above it. */
export const probabilityOver = (distribution: CountDistribution, line: number): number =>
  1 - cumulativeCountProbability(distribution, Math.floor(line));
