import { HanksTankError } from '../errors.ts';

/**
 * Rows to learn from. `features` is row-major, NaN = missing; `labels`, `weights` (>= 0, default 1) and `offsets` (default 0) have
 * one value per row. An offset is a part of the row's linear score that is known and not fitted; it is no part of the
 * fitted model, so whoever scores adds it again. A dataset of the tree trainer fits as it is.
 */
export interface LinearDataset {
  features: Float32Array | Float64Array;
  rowCount: number;
  featureNames: readonly string[];
  labels: ArrayLike<number>;
  weights?: ArrayLike<number> | undefined;
  offsets?: ArrayLike<number> | undefined;
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

/** The offsets of a dataset, all 0 when it has none. Throws FEATURES_INVALID when they are not one finite number a row. */
export function checkedOffsets({ rowCount, offsets }: LinearDataset): Float64Array {
  const checked = offsets === undefined ? new Float64Array(rowCount) : Float64Array.from(offsets);
  if (checked.length === rowCount && checked.every(Number.isFinite)) return checked;
  throw new HanksTankError('FEATURES_INVALID', `Offsets must be ${rowCount} finite numbers, one a row.`);
}
