import { historyFeatureNames } from '../history/features.ts';
import type { GameRows } from '../history/game-rows.ts';
import { runFeatureNames } from '../history/run-features.ts';

/** Rows to learn from, copied out of all rows. */
export interface Sample {
  rowCount: number;
  features: Float64Array;
  runFeatures: Float64Array;
  outcomes: Float64Array;
  margins: Float64Array;
  /** Two a game: home, away. */
  runs: Float64Array;
}

function copyRows(source: Float64Array, width: number, indices: readonly number[]): Float64Array {
  const target = new Float64Array(indices.length * width);
  indices.forEach((index, row) => {
    target.set(source.subarray(index * width, (index + 1) * width), row * width);
  });
  return target;
}

/** The rows of these indices. */
export const sampleOf = (rows: GameRows, indices: readonly number[]): Sample => ({
  rowCount: indices.length,
  features: copyRows(rows.features, historyFeatureNames.length, indices),
  runFeatures: copyRows(rows.runFeatures, 2 * runFeatureNames.length, indices),
  outcomes: copyRows(rows.outcomes, 1, indices),
  margins: copyRows(rows.margins, 1, indices),
  runs: copyRows(rows.runs, 2, indices),
});
