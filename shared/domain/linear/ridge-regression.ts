import { HanksTankError } from '../errors.ts';
import { solvePositiveDefinite } from './cholesky.ts';
import { checkedOffsets, checkedWeights, type LinearDataset } from './linear-dataset.ts';
import { type LinearModel, linearModelFrom } from './linear-model.ts';
import { buildDesign, penalties, projectRows, weightedGram } from './normal-equations.ts';
import { fitStandardiser } from './standardiser.ts';

/**
 * Minimises Σ weight (label - offset - score)² + lambda Σ coefficient², on standardised features, intercept unpenalised
 * (the scale of scikit-learn's `alpha`). Throws FEATURES_INVALID when the data cannot be used or, with lambda 0, columns depend on each other.
 */
export function fitRidgeRegression(dataset: LinearDataset, options: { lambda: number }): LinearModel {
  const weights = checkedWeights(dataset);
  const offsets = checkedOffsets(dataset);
  const standardiser = fitStandardiser(dataset);
  const design = buildDesign(dataset, standardiser);
  const weightedLabels = weights.map(
    (weight, row) => weight * ((dataset.labels[row] ?? 0) - (offsets[row] ?? 0)),
  );
  const gram = weightedGram(design, weights, penalties(standardiser, options.lambda));
  const solution = solvePositiveDefinite(gram, projectRows(design, weightedLabels));
  if (solution === null) {
    throw new HanksTankError(
      'FEATURES_INVALID',
      `Ridge regression with lambda ${options.lambda} has no unique solution: features depend on each other; use a larger lambda.`,
    );
  }
  return linearModelFrom(
    { link: 'identity', featureNames: dataset.featureNames, standardiser, lambda: options.lambda },
    solution,
  );
}
