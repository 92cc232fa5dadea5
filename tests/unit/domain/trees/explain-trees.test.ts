import { describe, expect, it } from 'vitest';
import { explainTrees } from '../../../../shared/domain/trees/explain-trees.ts';
import { treeMargin } from '../../../../shared/domain/trees/score-trees.ts';
import { trainTrees } from '../../../../shared/domain/trees/train-trees.ts';
import {
  buildTreeEnsemble,
  coverShare,
  NO_CHILD,
  TREE_OBJECTIVES,
  type TreeEnsemble,
  type TreeNodes,
} from '../../../../shared/domain/trees/tree-ensemble.ts';
import { readXgboostModel } from '../../../../shared/domain/trees/xgboost-json.ts';
import { rowsAsLists, syntheticRows } from '../../../support/synthetic-rows.ts';

/** The mean leaf of a row of which only the features in `known` are told: the game whose Shapley values are wanted. */
function expectationGiven(ensemble: TreeEnsemble, row: number[], known: ReadonlySet<number>): number {
  const { nodes, roots, treeCount, baseMargin } = ensemble;
  const mean = (node: number): number => {
    const left = nodes.left[node] ?? NO_CHILD;
    const right = nodes.right[node] ?? NO_CHILD;
    if (left === NO_CHILD) return nodes.threshold[node] ?? 0;
    const feature = nodes.feature[node] ?? 0;
    if (!known.has(feature))
      return coverShare(nodes, left, node) * mean(left) + coverShare(nodes, right, node) * mean(right);
    const value = row[feature] ?? Number.NaN;
    const goesLeft = Number.isNaN(value)
      ? nodes.defaultLeft[node] === 1
      : value < (nodes.threshold[node] ?? 0);
    return mean(goesLeft ? left : right);
  };
  return Array.from({ length: treeCount }, (_, tree) => mean(roots[tree] ?? 0)).reduce(
    (sum, value) => sum + value,
    baseMargin,
  );
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

/** Shapley's definition, over all subsets. */
function shapleyByDefinition(ensemble: TreeEnsemble, row: number[]): number[] {
  const count = ensemble.featureCount;
  return Array.from({ length: count }, (_, feature) => {
    let value = 0;
    for (let mask = 0; mask < 2 ** count; mask += 1) {
      if ((mask >> feature) & 1) continue;
      const known = new Set(
        Array.from({ length: count }, (_unused, other) => other).filter((other) => (mask >> other) & 1),
      );
      const share = (factorial(known.size) * factorial(count - known.size - 1)) / factorial(count);
      value +=
        share *
        (expectationGiven(ensemble, row, new Set([...known, feature])) -
          expectationGiven(ensemble, row, known));
    }
    return value;
  });
}

describe.each(TREE_OBJECTIVES)('the explanation of %s trees', (objective) => {
  const data = syntheticRows(objective, 500, 4, 31);
  const ensemble = readXgboostModel(
    trainTrees(
      data,
      { objective, rounds: 12, maxDepth: 6, eta: 0.3, lambda: 1, minChildWeight: 1, colsampleByTree: 1 },
      { seed: 2 },
    ).modelJson,
  );
  const rows = rowsAsLists(syntheticRows(objective, 25, 4, 32).features, 4);

  it('equals the Shapley values by their definition, on paths that meet a feature twice too', () => {
    expect(ensemble.maxDepth).toBeGreaterThan(4);
    for (const row of rows) {
      const expected = shapleyByDefinition(ensemble, row);
      const { contributions, bias } = explainTrees(ensemble, row);
      for (const [feature, value] of expected.entries()) expect(contributions[feature]).toBeCloseTo(value, 9);
      expect(bias).toBeCloseTo(expectationGiven(ensemble, row, new Set()), 9);
    }
  });

  it('adds up to the margin', () => {
    for (const row of rows) {
      const { contributions, bias } = explainTrees(ensemble, row);
      const margin = treeMargin(ensemble, row);
      expect(Math.abs(contributions.reduce((sum, value) => sum + value, bias) - margin)).toBeLessThan(
        2e-6 * Math.max(1, Math.abs(margin)),
      );
    }
  });
});

describe('the explanation of odd trees', () => {
  const leafOnly = { left: [NO_CHILD], right: [NO_CHILD], feature: [0], threshold: [0.25], cover: [0] };
  const uncovered = {
    left: [1, NO_CHILD, NO_CHILD],
    right: [2, NO_CHILD, NO_CHILD],
    feature: [1, 0, 0],
    threshold: [0.5, -1, 3],
    cover: [0, 0, 0],
  };
  const nodesOf = (tree: typeof leafOnly): TreeNodes => ({
    left: Int32Array.from(tree.left),
    right: Int32Array.from(tree.right),
    feature: Int32Array.from(tree.feature),
    threshold: Float32Array.from(tree.threshold),
    defaultLeft: new Uint8Array(tree.left.length),
    cover: Float32Array.from(tree.cover),
    gain: new Float32Array(tree.left.length),
    weight: new Float32Array(tree.left.length),
  });
  const build = (cover: number[]) =>
    buildTreeEnsemble({
      objective: 'reg:squarederror',
      baseScore: 1,
      featureNames: [],
      featureCount: 2,
      trees: [nodesOf(leafOnly), nodesOf({ ...uncovered, cover })],
    });

  it('puts a tree of one leaf into the bias and halves nodes without cover', () => {
    const { bias, contributions } = explainTrees(build([0, 0, 0]), [0, 0.7]);
    expect(bias).toBe(1 + 0.25 + 1);
    expect([...contributions]).toEqual([0, 2]);
  });

  it('gives everything to the bias when all training rows went the way of this one', () => {
    const { bias, contributions } = explainTrees(build([5, 0, 5]), [0, 0.7]);
    expect(bias).toBe(1 + 0.25 + 3);
    expect([...contributions]).toEqual([0, 0]);
    expect([...explainTrees(build([5, 0, 5]), [0, 0.2]).contributions]).toEqual([0, -4]);
  });
});
