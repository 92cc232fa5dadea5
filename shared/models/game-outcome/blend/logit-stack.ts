import type { LinearModel } from '../../../domain/linear/linear-model.ts';
import { fitLogisticRegression } from '../../../domain/linear/logistic-regression.ts';
import { logitOf } from './logit.ts';

/** Several forecasts as one: a weighted sum of their log odds. Plain data. */
export interface LogitStack {
  names: readonly string[];
  /** What every forecast's log odds count; they need not add up to 1. */
  weights: readonly number[];
  intercept: number;
  /** Games that the weights were fitted on; 0 = the weights it started from. */
  rowCount: number;
}

/** Games of earlier forecasts: one list of probabilities a name, and who won. */
export interface StackSample {
  forecasts: readonly Float64Array[];
  outcomes: Float64Array;
}

/** The weights that are believed before there is evidence, and how strongly. */
export interface StackPrior {
  names: readonly string[];
  weights: readonly number[];
  /** Ridge penalty of a change, per standard deviation of a forecast's log odds. */
  lambda: number;
}

/** Fewer earlier forecasts than a season's do not move the weights. */
const FEWEST_ROWS = 2_000;

function stackFrom(prior: StackPrior, correction: LinearModel | null, rowCount: number): LogitStack {
  const perUnit = (index: number): number => {
    const deviation = correction?.standardiser.deviations[index] ?? 0;
    return deviation === 0 ? 0 : (correction?.coefficients[index] ?? 0) / deviation;
  };
  const weights = prior.weights.map((weight, index) => weight + perUnit(index));
  const shift = (correction?.standardiser.means ?? []).reduce(
    (sum, mean, index) => sum + mean * perUnit(index),
    0,
  );
  return { names: prior.names, weights, intercept: (correction?.intercept ?? 0) - shift, rowCount };
}

/** Log odds of all forecasts together; `probabilities` are in the order of the names. */
export const stackedLogOdds = (
  { weights, intercept }: LogitStack,
  probabilities: readonly number[],
): number =>
  probabilities.reduce(
    (sum, probability, index) => sum + (weights[index] ?? 0) * logitOf(probability),
    intercept,
  );

/**
 * Weights of forecasts by logistic regression, drawn to the prior's: what was believed before is the offset, and ridge holds the correction
 * back. Give forecasts that were made before their games, never fits. With too few games it is the prior itself.
 */
export function fitLogitStack({ forecasts, outcomes }: StackSample, prior: StackPrior): LogitStack {
  const rowCount = outcomes.length;
  if (rowCount < FEWEST_ROWS) return stackFrom(prior, null, 0);
  const width = prior.names.length;
  const features = new Float64Array(rowCount * width);
  const offsets = new Float64Array(rowCount);
  forecasts.forEach((probabilities, column) => {
    probabilities.forEach((probability, row) => {
      const logOdds = logitOf(probability);
      features[row * width + column] = logOdds;
      offsets[row] = (offsets[row] ?? 0) + (prior.weights[column] ?? 0) * logOdds;
    });
  });
  const { model } = fitLogisticRegression(
    { features, rowCount, featureNames: prior.names, labels: outcomes, offsets },
    { lambda: prior.lambda, interceptLambda: prior.lambda },
  );
  return stackFrom(prior, model, rowCount);
}
