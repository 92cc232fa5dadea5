import { HanksTankError } from '../errors.ts';
import { logGamma } from './log-gamma.ts';
import { type Numbers, visitPairs } from './paired-values.ts';

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Absolute error per forecast, for paired comparisons. */
export function absoluteErrors(forecasts: Numbers, actuals: Numbers): Float64Array {
  const errors = new Float64Array(forecasts.length);
  visitPairs('absolute error', forecasts, actuals, (forecast, actual, index) => {
    errors[index] = Math.abs(forecast - actual);
  });
  return errors;
}

/** Mean absolute error, in the unit of the target. */
export const meanAbsoluteError = (forecasts: Numbers, actuals: Numbers): number =>
  mean(absoluteErrors(forecasts, actuals));

/** Root of the mean squared error, in the unit of the target. */
export const rootMeanSquaredError = (forecasts: Numbers, actuals: Numbers): number =>
  Math.sqrt(mean(absoluteErrors(forecasts, actuals).map((error) => error ** 2)));

/** Log likelihood in nats of each count under a Poisson distribution of its forecast mean (> 0). */
export function poissonLogLikelihoods(means: Numbers, counts: Numbers): Float64Array {
  const values = new Float64Array(means.length);
  visitPairs('Poisson log likelihood', means, counts, (forecast, count, index) => {
    if (!(forecast > 0) || !Number.isInteger(count) || count < 0) {
      throw new HanksTankError(
        'FEATURES_INVALID',
        `Poisson log likelihood: row ${index} needs a mean > 0 and a count, got ${forecast} and ${count}.`,
      );
    }
    values[index] = count * Math.log(forecast) - forecast - logGamma(count + 1);
  });
  return values;
}

/** Mean log likelihood in nats of counts under Poisson distributions; higher is better. */
export const poissonLogLikelihood = (means: Numbers, counts: Numbers): number =>
  mean(poissonLogLikelihoods(means, counts));

/** What counts say of their spread around forecast means. */
export interface Dispersion {
  /** Σ ((count - mean)² - mean) / Σ mean²: 0 for Poisson, 1 / r for a negative binomial of dispersion r. */
  excess: number;
  /** Cameron and Trivedi's statistic of the same, in standard errors: above 2 the counts spread more than Poisson. */
  z: number;
}

/**
 * Tests counts for more spread than Poisson around forecast means.
 * Source: Cameron and Trivedi, Regression-based tests for overdispersion in the Poisson model (1990), with variance mean + excess · mean².
 */
export function testDispersion(means: Numbers, counts: Numbers): Dispersion {
  let [above, below, squares] = [0, 0, 0];
  visitPairs('dispersion', means, counts, (forecast, count) => {
    above += (count - forecast) ** 2 - count;
    below += forecast ** 2;
    squares += ((count - forecast) ** 2 - count) ** 2;
  });
  return { excess: above / below, z: squares === 0 ? 0 : above / Math.sqrt(squares) };
}
