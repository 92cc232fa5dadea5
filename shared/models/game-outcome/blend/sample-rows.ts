import { historyFeatureNames } from '../history/features.ts';
import { runFeatureNames } from '../history/run-features.ts';

/** Games as rows: what was known in the morning, row-major, beside what came of it. */
export interface LearnableRows {
  /** In the order of `historyFeatureNames`; NaN = unknown. */
  features: Float64Array;
  /** Two rows a game, the home side's first, in the order of `runFeatureNames`. */
  runFeatures: Float64Array;
  /** 1 home win, 0 away win, one half for a tie. */
  outcomes: Float64Array;
  /** The margin that is learned, see `learnedMargin`. */
  margins: Float64Array;
  /** Runs, two a game: home, away. */
  runs: Float64Array;
}

/** Rows to learn from, copied out of all rows. */
export interface Sample extends LearnableRows {
  rowCount: number;
}

function copyRows(source: Float64Array, width: number, indices: readonly number[]): Float64Array {
  const target = new Float64Array(indices.length * width);
  indices.forEach((index, row) => {
    target.set(source.subarray(index * width, (index + 1) * width), row * width);
  });
  return target;
}

/** The rows of these indices. */
export const sampleOf = (rows: LearnableRows, indices: readonly number[]): Sample => ({
  rowCount: indices.length,
  features: copyRows(rows.features, historyFeatureNames.length, indices),
  runFeatures: copyRows(rows.runFeatures, 2 * runFeatureNames.length, indices),
  outcomes: copyRows(rows.outcomes, 1, indices),
  margins: copyRows(rows.margins, 1, indices),
  runs: copyRows(rows.runs, 2, indices),
});

/** The history features of a row. */
export const historyRow = ({ features }: Pick<LearnableRows, 'features'>, row: number): Float64Array => {
  const width = historyFeatureNames.length;
  return features.subarray(row * width, (row + 1) * width);
};

/** The values at these rows. */
export const valuesAt = (values: Float64Array, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
