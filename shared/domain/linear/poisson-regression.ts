import { HanksTankError } from '../errors.ts';
import {
  fitIteratively,
  type IterativeFit,
  type IterativeFitOptions,
  type OutcomeFamily,
} from './iterative-fit.ts';
import type { LinearDataset } from './linear-dataset.ts';

const countOutcome: OutcomeFamily = {
  link: 'log',
  startingScore: (meanCount) => Math.log(Math.max(meanCount, 1e-6)),
  mean: Math.exp,
  variance: (mean) => mean,
  loss: (score, label) => Math.exp(score) - label * score,
};

/** L2 Poisson regression (log link) of counts >= 0, fitted and reported like `fitLogisticRegression`. */
export function fitPoissonRegression(dataset: LinearDataset, options: IterativeFitOptions): IterativeFit {
  for (let row = 0; row < dataset.labels.length; row += 1) {
    const label = dataset.labels[row] ?? Number.NaN;
    if (!(label >= 0)) {
      throw new HanksTankError(
        'FEATURES_INVALID',
        `Poisson regression needs labels >= 0; row ${row} has ${label}.`,
      );
    }
  }
  return fitIteratively(dataset, countOutcome, options);
}
