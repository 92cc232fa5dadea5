import { z } from 'zod';
import { HanksTankError } from '../errors.ts';
import type { LinearDataset } from './linear-dataset.ts';

/**
 * Means and deviations frozen on training rows, one per feature. A deviation of 0 marks a column that was constant or
 * wholly missing: it always standardises to 0. `missingCounts` tells how many training values were imputed.
 */
export const standardiserSchema = z
  .strictObject({
    means: z.array(z.number()),
    deviations: z.array(z.number().nonnegative()),
    missingCounts: z.array(z.int().nonnegative()),
    rowCount: z.int().positive(),
  })
  .refine(
    (value) =>
      value.means.length === value.deviations.length && value.means.length === value.missingCounts.length,
    {
      message: 'means, deviations and missingCounts need one value per feature',
    },
  );

/** See `standardiserSchema`. */
export type Standardiser = z.infer<typeof standardiserSchema>;

/** Means and population deviations of the present (not NaN) values, unweighted. Throws FEATURES_INVALID on an infinite value. */
export function fitStandardiser(
  dataset: Pick<LinearDataset, 'features' | 'rowCount' | 'featureNames'>,
): Standardiser {
  const { features, rowCount, featureNames } = dataset;
  const width = featureNames.length;
  const columns = featureNames.map((name, column) => {
    let count = 0;
    let sum = 0;
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (let index = column; index < rowCount * width; index += width) {
      const value = features[index] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      if (!Number.isFinite(value)) {
        throw new HanksTankError(
          'FEATURES_INVALID',
          `Feature ${name} is infinite in row ${Math.floor(index / width)}.`,
        );
      }
      count += 1;
      sum += value;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    const missing = rowCount - count;
    if (count === 0) return { mean: 0, deviation: 0, missing };
    // Equal extremes, not a zero variance: rounding gives a constant column such as 0.1 a variance above 0.
    if (lowest === highest) return { mean: lowest, deviation: 0, missing };
    const mean = sum / count;
    let squares = 0;
    for (let index = column; index < rowCount * width; index += width) {
      const value = features[index] ?? Number.NaN;
      if (!Number.isNaN(value)) squares += (value - mean) ** 2;
    }
    return { mean, deviation: Math.sqrt(squares / count), missing };
  });
  return {
    means: columns.map((column) => column.mean),
    deviations: columns.map((column) => column.deviation),
    missingCounts: columns.map((column) => column.missing),
    rowCount,
  };
}

/** One value of a row, standardised; a missing one becomes the training mean (0). Throws FEATURES_INVALID on an infinite value. */
export function standardised(standardiser: Standardiser, row: ArrayLike<number>, column: number): number {
  const value = row[column] ?? Number.NaN;
  const deviation = standardiser.deviations[column] ?? 0;
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
    throw new HanksTankError('FEATURES_INVALID', `The value in column ${column} is infinite.`);
  }
  return Number.isNaN(value) || deviation === 0 ? 0 : (value - (standardiser.means[column] ?? 0)) / deviation;
}

/** The standardiser of some columns of a dataset, by their places. */
export const pickStandardiser = (standardiser: Standardiser, places: readonly number[]): Standardiser => ({
  means: places.map((place) => standardiser.means[place] ?? 0),
  deviations: places.map((place) => standardiser.deviations[place] ?? 0),
  missingCounts: places.map((place) => standardiser.missingCounts[place] ?? 0),
  rowCount: standardiser.rowCount,
});

/**
 * Writes one row, standardised, into `target` from `targetOffset` on; a missing value becomes the training mean (0 after standardising).
 * Returns how many values were missing. Throws FEATURES_INVALID on an infinite value.
 */
export function standardiseInto(
  standardiser: Standardiser,
  row: ArrayLike<number>,
  rowOffset: number,
  target: Float64Array,
  targetOffset: number,
): number {
  let missing = 0;
  for (let column = 0; column < standardiser.means.length; column += 1) {
    const value = row[rowOffset + column] ?? Number.NaN;
    const deviation = standardiser.deviations[column] ?? 0;
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
      throw new HanksTankError('FEATURES_INVALID', `The value in column ${column} is infinite.`);
    }
    if (Number.isNaN(value)) missing += 1;
    target[targetOffset + column] =
      Number.isNaN(value) || deviation === 0 ? 0 : (value - (standardiser.means[column] ?? 0)) / deviation;
  }
  return missing;
}
