import { HanksTankError } from '../errors.ts';
import type { Numbers } from './paired-values.ts';

/** A coefficient of a logistic regression with its standard error. */
export interface Coefficient {
  value: number;
  standardError: number;
}

const iterationsMax = 50;
const tolerance = 1e-9;

/** Inverse of a symmetric positive definite matrix by Gauss-Jordan elimination; null when it has none. */
function inverse(matrix: readonly Float64Array[]): Float64Array[] | null {
  const size = matrix.length;
  const rows = matrix.map((row, index) => {
    const wide = new Float64Array(2 * size);
    wide.set(row);
    wide[size + index] = 1;
    return wide;
  });
  for (const [at, pivotRow] of rows.entries()) {
    const pivot = pivotRow[at] ?? 0;
    if (!(Math.abs(pivot) > 1e-12)) return null;
    for (let column = 0; column < 2 * size; column += 1) pivotRow[column] = (pivotRow[column] ?? 0) / pivot;
    for (const [other, row] of rows.entries()) {
      const factor = row[at] ?? 0;
      if (other === at || factor === 0) continue;
      for (let column = 0; column < 2 * size; column += 1)
        row[column] = (row[column] ?? 0) - factor * (pivotRow[column] ?? 0);
    }
  }
  return rows.map((row) => row.slice(size));
}

/**
 * Logistic regression of outcomes (0 or 1) on a few columns without a penalty: intercept first, then one coefficient a column, with
 * standard errors from the information matrix. For questions to forecasts (is the slope 1, does it add to the market), not for models.
 * Throws FEATURES_INVALID when the columns depend on each other or separate the outcomes.
 */
export function fitSmallLogistic(columns: readonly Numbers[], outcomes: Numbers): Coefficient[] {
  const size = columns.length + 1;
  const coefficients = new Float64Array(size);
  const cell = (row: number, place: number): number => (place === 0 ? 1 : (columns[place - 1]?.[row] ?? 0));
  for (let iteration = 0; iteration < iterationsMax; iteration += 1) {
    const gradient = new Float64Array(size);
    const information = Array.from({ length: size }, () => new Float64Array(size));
    for (let row = 0; row < outcomes.length; row += 1) {
      let score = 0;
      for (let place = 0; place < size; place += 1) score += (coefficients[place] ?? 0) * cell(row, place);
      const probability = 1 / (1 + Math.exp(-score));
      const weight = probability * (1 - probability);
      for (let place = 0; place < size; place += 1) {
        const value = cell(row, place);
        gradient[place] = (gradient[place] ?? 0) + value * ((outcomes[row] ?? 0) - probability);
        const informed = information[place];
        if (informed === undefined) continue;
        for (let other = 0; other < size; other += 1)
          informed[other] = (informed[other] ?? 0) + weight * value * cell(row, other);
      }
    }
    const covariance = inverse(information);
    if (covariance === null) break;
    const steps = covariance.map((row) =>
      row.reduce((sum, value, place) => sum + value * (gradient[place] ?? 0), 0),
    );
    steps.forEach((step, place) => {
      coefficients[place] = (coefficients[place] ?? 0) + step;
    });
    if (steps.every((step) => Math.abs(step) < tolerance))
      return [...coefficients].map((value, place) => ({
        value,
        standardError: Math.sqrt(covariance[place]?.[place] ?? Number.NaN),
      }));
  }
  throw new HanksTankError(
    'FEATURES_INVALID',
    `A logistic regression of ${outcomes.length} outcomes on ${columns.length} columns did not come to rest.`,
  );
}
