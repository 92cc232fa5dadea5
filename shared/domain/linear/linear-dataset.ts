import { HanksTankError } from '../errors.ts';

/**
 * Rows to learn from. `features` is row-major, NaN = missing; `labels` and `weights` (>= 0, default 1) have one
 * value per row. A dataset of the tree trainer fits as it is.
 */
export interface LinearDataset {
  features: Float32Array | Float64Array;
  rowCount: number;
  featureNames: readonly string[];
  labels: ArrayLike<number>;
  weights?: ArrayLike<number> | undefined;
}

/** The weights of a dataset, all 1 when it has none. Throws FEATURES_INVALID when labels, weights and rows do not fit together. */
export function checkedWeights(dataset: LinearDataset): Float64Array {
  const { rowCount, featureNames, features, labels } = dataset;
  if (rowCount < 1 || features.length !== rowCount * featureNames.length || labels.length !== rowCount) {
    throw new HanksTankError(
      'FEATURES_INVALID',
      `A dataset of ${rowCount} rows and ${featureNames.length} features has ${features.length} values and ${labels.length} labels.`,
    );
  }
  const weights =
    dataset.weights === undefined ? new Float64Array(rowCount).fill(1) : Float64Array.from(dataset.weights);
  const usable =
    weights.length === rowCount && weights.every((weight) => Number.isFinite(weight) && weight >= 0);
  if (!usable || !weights.some((weight) => weight > 0)) {
    throw new HanksTankError(
      'FEATURES_INVALID',
      `Sample weights must be ${rowCount} finite numbers >= 0, at least one of them positive.`,
    );
  }
  for (let row = 0; row < rowCount; row += 1) {
    if (!Number.isFinite(labels[row])) {
      throw new HanksTankError(
        'FEATURES_INVALID',
        `The label of row ${row} is not a finite number (${labels[row]}).`,
      );
    }
  }
  return weights;
}
