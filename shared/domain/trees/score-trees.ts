import { HanksTankError } from '../errors.ts';
import { NO_CHILD, predictionOfMargin, type TreeEnsemble, type TreeNodes } from './tree-ensemble.ts';

/**
 * The leaf that a row reaches from `root`. The row starts at `offset` of `features`, which must be float32, as thresholds are:
 * a double between a threshold and its float32 neighbour would go the other way than in XGBoost.
 */
export function leafOf(nodes: TreeNodes, root: number, features: Float32Array, offset: number): number {
  const { left, right, feature, threshold, defaultLeft } = nodes;
  let node = root;
  for (let child = left[node] ?? NO_CHILD; child !== NO_CHILD; child = left[node] ?? NO_CHILD) {
    const value = features[offset + (feature[node] ?? 0)] ?? Number.NaN;
    // Two comparisons with the threshold are both false for NaN alone: a missing value takes the learned direction.
    if (value < (threshold[node] ?? 0)) node = child;
    else if (value >= (threshold[node] ?? 0)) node = right[node] ?? NO_CHILD;
    else node = defaultLeft[node] === 1 ? child : (right[node] ?? NO_CHILD);
  }
  return node;
}

function marginAt(ensemble: TreeEnsemble, features: Float32Array, offset: number): number {
  const { nodes, roots, treeCount } = ensemble;
  let sum = ensemble.baseMargin;
  for (let tree = 0; tree < treeCount; tree += 1) {
    const leaf = leafOf(nodes, roots[tree] ?? 0, features, offset);
    // XGBoost adds in float32; a double sum differs from it by up to 1e-5 once a count model takes its exponential.
    sum = Math.fround(sum + (nodes.threshold[leaf] ?? 0));
  }
  return sum;
}

/** One row as float32. Throws MODEL_FEATURES_MISMATCH unless it has one value per feature of the model. */
export function treeRow(ensemble: TreeEnsemble, row: ArrayLike<number>): Float32Array {
  if (row.length !== ensemble.featureCount) {
    throw new HanksTankError(
      'MODEL_FEATURES_MISMATCH',
      `A tree model of ${ensemble.featureCount} features was given a row of ${row.length}.`,
    );
  }
  return row instanceof Float32Array ? row : Float32Array.from(row);
}

/** The margin (log odds, log mean or value) of one row, bit for bit as XGBoost computes it. NaN = missing. */
export function treeMargin(ensemble: TreeEnsemble, row: ArrayLike<number>): number {
  return marginAt(ensemble, treeRow(ensemble, row), 0);
}

/** The prediction for one row on the scale of the target. Throws like `treeRow`. */
export function predictTrees(ensemble: TreeEnsemble, row: ArrayLike<number>): number {
  return predictionOfMargin(ensemble.objective, treeMargin(ensemble, row));
}

/** The margins of `rowCount` rows (row-major). Throws MODEL_FEATURES_MISMATCH when the size does not fit. */
export function treeMarginBatch(
  ensemble: TreeEnsemble,
  features: Float32Array,
  rowCount: number,
): Float32Array {
  if (features.length !== rowCount * ensemble.featureCount) {
    throw new HanksTankError(
      'MODEL_FEATURES_MISMATCH',
      `A tree model of ${ensemble.featureCount} features was given ${features.length} values for ${rowCount} rows.`,
    );
  }
  const margins = new Float32Array(rowCount);
  for (let row = 0; row < rowCount; row += 1)
    margins[row] = marginAt(ensemble, features, row * ensemble.featureCount);
  return margins;
}

/** The predictions for `rowCount` rows (row-major). Throws like `treeMarginBatch`. */
export function predictTreesBatch(
  ensemble: TreeEnsemble,
  features: Float32Array,
  rowCount: number,
): Float32Array {
  return treeMarginBatch(ensemble, features, rowCount).map((margin) =>
    predictionOfMargin(ensemble.objective, margin),
  );
}
