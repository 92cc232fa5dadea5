import { HanksTankError } from '../errors.ts';
import type { TreeObjective } from './tree-ensemble.ts';

/**
 * Rows to learn from. `features` is row-major float32, NaN = missing; `labels` and `weights` (>= 0, default 1) have one value
 * per row. Labels are 0..1 for binary:logistic and >= 0 for count:poisson.
 */
export interface TreeDataset {
  features: Float32Array;
  rowCount: number;
  featureNames: readonly string[];
  labels: ArrayLike<number>;
  weights?: ArrayLike<number> | undefined;
}

function labelIsUsable(objective: TreeObjective, label: number): boolean {
  switch (objective) {
    case 'binary:logistic':
      return label >= 0 && label <= 1;
    case 'count:poisson':
      return label >= 0 && Number.isFinite(label);
    case 'reg:squarederror':
      return Number.isFinite(label);
  }
}

/** Labels and weights as float32. Throws FEATURES_INVALID naming the dataset and its first problem. */
export function checkDataset(
  name: string,
  dataset: TreeDataset,
  objective: TreeObjective,
  expectedNames: readonly string[] = dataset.featureNames,
): { labels: Float32Array; weights: Float32Array } {
  const refuse = (problem: string): HanksTankError =>
    new HanksTankError('FEATURES_INVALID', `The ${name} data ${problem}`);
  const { features, featureNames, rowCount } = dataset;
  const width = featureNames.length;
  if (rowCount < 1 || width < 1 || features.length !== rowCount * width) {
    throw refuse(`has ${features.length} values for ${rowCount} rows of ${width} features.`);
  }
  if (
    new Set(featureNames).size !== width ||
    featureNames.some((feature) => feature === '' || /[[\]<]/.test(feature))
  ) {
    throw refuse(
      'needs feature names that differ, are not empty and have none of [ ] < (XGBoost refuses them).',
    );
  }
  if (
    width !== expectedNames.length ||
    featureNames.some((feature, index) => feature !== expectedNames[index])
  ) {
    throw refuse('has other features than the training data.');
  }
  const infinite = features.findIndex(
    (value) => value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY,
  );
  if (infinite >= 0) {
    throw refuse(`has an infinite ${featureNames[infinite % width]} in row ${Math.floor(infinite / width)}.`);
  }
  const labels = Float32Array.from(dataset.labels);
  const badLabel = labels.findIndex((label) => !labelIsUsable(objective, label));
  if (labels.length !== rowCount || badLabel >= 0) {
    throw refuse(
      badLabel >= 0
        ? `has the label ${labels[badLabel]} in row ${badLabel}, which ${objective} cannot use.`
        : `has ${labels.length} labels for ${rowCount} rows.`,
    );
  }
  const weights =
    dataset.weights === undefined ? new Float32Array(rowCount).fill(1) : Float32Array.from(dataset.weights);
  if (
    weights.length !== rowCount ||
    !weights.every((weight) => weight >= 0 && Number.isFinite(weight)) ||
    !weights.some((weight) => weight > 0)
  ) {
    throw refuse(`needs ${rowCount} finite weights >= 0, at least one of them positive.`);
  }
  return { labels, weights };
}
