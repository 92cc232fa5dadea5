import { expect } from 'vitest';
import type { LinearDataset } from '../../shared/domain/linear/linear-dataset.ts';
import { type LinearModel, predictLinear } from '../../shared/domain/linear/linear-model.ts';
import { standardiseInto } from '../../shared/domain/linear/standardiser.ts';

/** What data that cannot be used are refused with. */
export const invalidFeatures: unknown = expect.objectContaining({ code: 'FEATURES_INVALID' });

/** Rows and labels as a dataset. */
export function linearDataset(rows: number[][], labels: number[], weights?: number[]): LinearDataset {
  return {
    features: Float64Array.from(rows.flat()),
    rowCount: rows.length,
    featureNames: (rows[0] ?? []).map((_, column) => `feature_${column}`),
    labels,
    weights,
  };
}

/** Each row as often as its weight says. */
export function repeatedRows(rows: number[][], labels: number[], weights: number[]): LinearDataset {
  const times = (index: number) => weights[index] ?? 0;
  return linearDataset(
    rows.flatMap((row, index) => Array.from({ length: times(index) }, () => row)),
    labels.flatMap((label, index) => Array.from({ length: times(index) }, () => label)),
  );
}

/** Residuals summed over the rows: times each standardised feature, and alone. */
export function residualSums(
  model: LinearModel,
  data: LinearDataset,
): { perFeature: number[]; intercept: number } {
  const width = data.featureNames.length;
  const perFeature = new Array<number>(width).fill(0);
  let intercept = 0;
  for (let row = 0; row < data.rowCount; row += 1) {
    const values = data.features.slice(row * width, (row + 1) * width);
    const residual = (data.labels[row] ?? 0) - predictLinear(model, values);
    const standardised = new Float64Array(width);
    standardiseInto(model.standardiser, values, 0, standardised, 0);
    intercept += residual;
    for (let column = 0; column < width; column += 1) {
      perFeature[column] = (perFeature[column] ?? 0) + residual * (standardised[column] ?? 0);
    }
  }
  return { perFeature, intercept };
}
