import { HanksTankError } from '../errors.ts';
import { logGamma } from './log-gamma.ts';

/**
 * A distribution of a count (runs, strikeouts). `mean` >= 0. The negative binomial has variance
 * mean + mean² / dispersion with dispersion > 0: the smaller, the wider; infinity would be Poisson.
 */
export type CountDistribution =
  | { kind: 'poisson'; mean: number }
  | { kind: 'negative_binomial'; mean: number; dispersion: number };

/** Tail mass that may be left out of a sum over counts. */
const TAIL_MASS = 1e-12;

/** Counts beyond this are refused rather than summed: no baseball count comes near it. */
const LARGEST_COUNT = 100_000;

function assertDistribution(distribution: CountDistribution): void {
  const dispersion = distribution.kind === 'poisson' ? 1 : distribution.dispersion;
  if (
    !(distribution.mean >= 0) ||
    !Number.isFinite(distribution.mean) ||
    !(dispersion > 0) ||
    !Number.isFinite(dispersion)
  ) {
    throw new HanksTankError(
      'FEATURES_INVALID',
      `A ${distribution.kind} distribution needs a finite mean >= 0 and a finite dispersion > 0, got mean ${distribution.mean} and dispersion ${dispersion}.`,
    );
  }
}

/** P(count = k). Zero for negative or fractional k. */
export function countProbability(distribution: CountDistribution, k: number): number {
  assertDistribution(distribution);
  if (k < 0 || !Number.isInteger(k)) return 0;
  const { mean } = distribution;
  if (mean === 0) return k === 0 ? 1 : 0;
  switch (distribution.kind) {
    case 'poisson':
      return Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
    case 'negative_binomial': {
      const r = distribution.dispersion;
      // log1p keeps the digits when the dispersion is large and the distribution nearly Poisson.
      const logFailure = -Math.log1p(mean / r);
      const logSuccess = -Math.log1p(r / mean);
      return Math.exp(logGamma(k + r) - logGamma(r) - logGamma(k + 1) + r * logFailure + k * logSuccess);
    }
  }
}

/** P(count <= k). */
export function cumulativeCountProbability(distribution: CountDistribution, k: number): number {
  assertDistribution(distribution);
  let sum = 0;
  for (let count = 0; count <= Math.min(k, LARGEST_COUNT); count += 1) {
    sum += countProbability(distribution, count);
    if (sum > 1 - TAIL_MASS / 10 && count > distribution.mean) return 1;
  }
  return Math.min(sum, 1);
}

function probabilitiesUntilTail(distribution: CountDistribution): number[] {
  const probabilities: number[] = [];
  let sum = 0;
  for (let count = 0; sum < 1 - TAIL_MASS; count += 1) {
    const probability = countProbability(distribution, count);
    // Rounding can keep the sum just short of its goal: far right of the mean a vanishing term ends it too.
    if (count > distribution.mean && probability < TAIL_MASS / 1e6) break;
    if (count > LARGEST_COUNT) {
      throw new HanksTankError(
        'FEATURES_INVALID',
        `A count distribution with mean ${distribution.mean} is too wide to sum.`,
      );
    }
    probabilities.push(probability);
    sum += probability;
  }
  return probabilities;
}

/** P(home count > away count) for independent counts; a tie is split evenly, so the two sides sum to 1. */
export function winProbabilityFromCounts(home: CountDistribution, away: CountDistribution): number {
  const homeProbabilities = probabilitiesUntilTail(home);
  const awayProbabilities = probabilitiesUntilTail(away);
  let awayBelow = 0;
  let homeWins = 0;
  let homeMass = 0;
  for (let count = 0; count < Math.max(homeProbabilities.length, awayProbabilities.length); count += 1) {
    const homeHere = homeProbabilities[count] ?? 0;
    const awayHere = awayProbabilities[count] ?? 0;
    homeWins += homeHere * (awayBelow + awayHere / 2);
    awayBelow += awayHere;
    homeMass += homeHere;
  }
  return homeWins / (homeMass * awayBelow);
}
