import { expect, it } from 'vitest';
import { binFeatures } from '../../../../shared/domain/trees/feature-bins.ts';
import { growingRoom, growTree } from '../../../../shared/domain/trees/grow-tree.ts';
import { leafOf } from '../../../../shared/domain/trees/score-trees.ts';
import { sampleRows, seededRandom } from '../../../../shared/domain/trees/seeded-random.ts';
import { syntheticRows } from '../../../support/synthetic-rows.ts';

const [rowCount, width] = [3_000, 6];
const { features } = syntheticRows('reg:squarederror', rowCount, width, 5);
const bins = binFeatures(features, rowCount, width, 64);
const columns = Array.from({ length: width }, (_, column) => column);
const shape = {
  ...{ maxDepth: 5, eta: 0.1, lambda: 1, alpha: 0, gamma: 0, minChildWeight: 5, maxDeltaStep: 0 },
};
const grow = (rows: Int32Array, seed: number, room = growingRoom(rowCount)) => {
  const random = seededRandom(seed);
  const gradients = Float64Array.from({ length: rowCount }, () => random() - 0.5);
  return growTree(bins, rows, columns, gradients, new Float64Array(rowCount).fill(1), shape, room);
};

it('a tree leaves every row in the leaf that scoring finds for it', () => {
  const rows = sampleRows(rowCount, 0.8, seededRandom(1));
  const sampled = [...rows];
  const { nodes, leaves } = grow(rows, 2);
  expect(leaves.length).toBeGreaterThan(8);
  const found = leaves.flatMap(({ node, start, end }) =>
    Array.from(rows.subarray(start, end), (row): [number, number] => [row, node]),
  );
  expect(found.map(([row]) => row).sort((a, b) => a - b)).toEqual(sampled);
  expect(found.every(([row, node]) => leafOf(nodes, 0, features, row * width) === node)).toBe(true);
});

it('a tree does not depend on what was grown in its room before', () => {
  const room = growingRoom(rowCount);
  const all = () => Int32Array.from({ length: rowCount }, (_, row) => row);
  grow(all(), 3, room);
  expect(grow(all(), 4, room)).toEqual(grow(all(), 4));
});
