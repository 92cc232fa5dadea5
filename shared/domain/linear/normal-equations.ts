import { HanksTankError } from '../errors.ts';
import type { LinearDataset } from './linear-dataset.ts';
import { type Standardiser, standardiseInto } from './standardiser.ts';

/** Standardised rows with a last column of ones for the intercept; row-major, `width` = features + 1. */
export interface Design {
  values: Float64Array;
  rowCount: number;
  width: number;
}

/** The design matrix of a dataset. */
export function buildDesign(dataset: LinearDataset, standardiser: Standardiser): Design {
  const featureCount = dataset.featureNames.length;
  const width = featureCount + 1;
  const values = new Float64Array(dataset.rowCount * width);
  for (let row = 0; row < dataset.rowCount; row += 1) {
    standardiseInto(standardiser, dataset.features, row * featureCount, values, row * width);
    values[row * width + featureCount] = 1;
  }
  return { values, rowCount: dataset.rowCount, width };
}

/** One linear score per row: its offset plus the row times the coefficients (intercept last). */
export function scoreDesign(design: Design, coefficients: Float64Array, offsets: Float64Array): Float64Array {
  const { values, rowCount, width } = design;
  const scores = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    let sum = offsets[row] ?? 0;
    for (let column = 0; column < width; column += 1) {
      sum += (values[row * width + column] ?? 0) * (coefficients[column] ?? 0);
    }
    scores[row] = sum;
  }
  return scores;
}

/**
 * The penalty per coefficient: `lambda` for features, `interceptLambda` for the intercept. A column of zeros gets a 1 more, which
 * holds its coefficient at 0 and keeps the system solvable without any penalty. Throws CONFIG_INVALID on a negative one.
 */
export function penalties(standardiser: Standardiser, lambda: number, interceptLambda = 0): Float64Array {
  for (const value of [lambda, interceptLambda]) {
    if (value >= 0 && Number.isFinite(value)) continue;
    throw new HanksTankError(
      'CONFIG_INVALID',
      `The penalty lambda must be a finite number >= 0, not ${value}.`,
    );
  }
  return Float64Array.from([
    ...standardiser.deviations.map((deviation) => lambda + (deviation === 0 ? 1 : 0)),
    interceptLambda,
  ]);
}

/** Rows that are added to a Gram matrix in one pass over it: reading and writing the matrix is most of the work of one row. */
const ROWS_AT_ONCE = 4;

/** Adds four weighted rows, two lines of the matrix at a time. `values` and `weights` hold four whole rows from `row` on. */
function addFourRows(
  gram: Float64Array,
  { values, width }: Design,
  weights: Float64Array,
  row: number,
): void {
  const first = row * width;
  const second = first + width;
  const third = second + width;
  const fourth = third + width;
  const wa = weights[row] ?? 0;
  const wb = weights[row + 1] ?? 0;
  const wc = weights[row + 2] ?? 0;
  const wd = weights[row + 3] ?? 0;
  for (let i = 0; i < width; i += 2) {
    const a = wa * (values[first + i] ?? 0);
    const b = wb * (values[second + i] ?? 0);
    const c = wc * (values[third + i] ?? 0);
    const d = wd * (values[fourth + i] ?? 0);
    // Beyond the last column there is no second line: its factors are 0 and it is not written.
    const isPair = i + 1 < width;
    const e = isPair ? wa * (values[first + i + 1] ?? 0) : 0;
    const f = isPair ? wb * (values[second + i + 1] ?? 0) : 0;
    const g = isPair ? wc * (values[third + i + 1] ?? 0) : 0;
    const h = isPair ? wd * (values[fourth + i + 1] ?? 0) : 0;
    const upper = i * width;
    const lower = isPair ? upper + width : upper;
    for (let j = 0; j <= i; j += 1) {
      const p = values[first + j] ?? 0;
      const q = values[second + j] ?? 0;
      const r = values[third + j] ?? 0;
      const s = values[fourth + j] ?? 0;
      gram[upper + j] = (gram[upper + j] ?? 0) + (a * p + b * q) + (c * r + d * s);
      gram[lower + j] = (gram[lower + j] ?? 0) + (e * p + f * q) + (g * r + h * s);
    }
    if (!isPair) continue;
    const j = i + 1;
    gram[lower + j] =
      (gram[lower + j] ?? 0) +
      (e * (values[first + j] ?? 0) + f * (values[second + j] ?? 0)) +
      (g * (values[third + j] ?? 0) + h * (values[fourth + j] ?? 0));
  }
}

/** X' diag(weights) X + diag(penalties): the lower triangle of a width × width matrix, row-major. */
export function weightedGram(design: Design, weights: Float64Array, penalty: Float64Array): Float64Array {
  const { values, rowCount, width } = design;
  const gram = new Float64Array(width * width);
  const whole = rowCount - (rowCount % ROWS_AT_ONCE);
  for (let row = 0; row < whole; row += ROWS_AT_ONCE) addFourRows(gram, design, weights, row);
  for (let row = whole; row < rowCount; row += 1) {
    const start = row * width;
    const weight = weights[row] ?? 0;
    for (let i = 0; i < width; i += 1) {
      const scaled = weight * (values[start + i] ?? 0);
      for (let j = 0; j <= i; j += 1) {
        gram[i * width + j] = (gram[i * width + j] ?? 0) + scaled * (values[start + j] ?? 0);
      }
    }
  }
  for (let i = 0; i < width; i += 1) gram[i * width + i] = (gram[i * width + i] ?? 0) + (penalty[i] ?? 0);
  return gram;
}

/** X' times one value per row. */
export function projectRows(design: Design, perRow: Float64Array): Float64Array {
  const { values, rowCount, width } = design;
  const projected = new Float64Array(width);
  for (let row = 0; row < rowCount; row += 1) {
    const factor = perRow[row] ?? 0;
    for (let column = 0; column < width; column += 1) {
      projected[column] = (projected[column] ?? 0) + factor * (values[row * width + column] ?? 0);
    }
  }
  return projected;
}
