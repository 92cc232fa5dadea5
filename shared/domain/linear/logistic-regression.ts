import { HanksTankError } from '../errors.ts';
import {
  fitIteratively,
  type IterativeFit,
  type IterativeFitOptions,
  type OutcomeFamily,
} from './iterative-fit.ts';
import type { LinearDataset } from './linear-dataset.ts';
import { applyInverseLink } from './linear-model.ts';

// A start of at most ±7 (p within .001 and .999) leaves curvature for the first step even when all labels are equal.
const LARGEST_STARTING_SCORE = 7;

const binaryOutcome: OutcomeFamily = {
  link: 'logit',
  startingScore: (rate) =>
    Math.max(-LARGEST_STARTING_SCORE, Math.min(LARGEST_STARTING_SCORE, Math.log(rate / (1 - rate)))),
  mean: (score) => applyInverseLink('logit', score),
  variance: (mean) => mean * (1 - mean),
  // log(1 + e^score) - label * score, written so that no exponential overflows.
  loss: (score, label) => Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - label * score,
};

/**
 * L2 logistic regression by iteratively reweighted least squares; labels are 0, 1 or a probability in between.
 * Throws FEATURES_INVALID for unusable data; a fit that does not come to rest is returned with its reason.
 */
export function fitLogisticRegression(dataset: LinearDataset, options: IterativeFitOptions): IterativeFit {
  for (let row = 0; row < dataset.labels.length; row += 1) {
    const label = dataset.labels[row] ?? Number.NaN;
    if (!(label >= 0 && label <= 1)) {
      throw new HanksTankError(
        'FEATURES_INVALID',
        `Logistic regression needs labels within 0..1; row ${row} has ${label}.`,
      );
    }
  }
  return fitIteratively(dataset, binaryOutcome, options);
}
