import type { FeatureBins } from './feature-bins.ts';
import { findSplit, leafWeight, type Regularisation, type Split } from './find-split.ts';
import {
  fillHistogram,
  HISTOGRAM_WIDTH,
  type Histogram,
  type NodeSums,
  subtractHistogram,
} from './histogram.ts';
import { NO_CHILD, type TreeNodes } from './tree-ensemble.ts';

/** Settings of one tree. */
export interface TreeShape extends Regularisation {
  maxDepth: number;
  /** Learning rate: leaf value = eta × leaf weight. */
  eta: number;
}

/** A node that may still be split: its rows are `rows[start]` up to `rows[end]`. */
interface OpenNode {
  node: number;
  start: number;
  end: number;
  sums: NodeSums;
  /** Null at the maximal depth, where nothing is split. */
  histogram: Histogram | null;
}

/** Memory that the trees of a training share. */
export interface GrowingRoom {
  rows: Int32Array;
  /** Two numbers a row. */
  sums: Float64Array;
  histograms: Histogram[];
}

/** Room for trees on so many rows. */
export const growingRoom = (rowCount: number): GrowingRoom => ({
  rows: new Int32Array(rowCount),
  sums: new Float64Array(2 * rowCount),
  histograms: [],
});

/** A grown tree, and which rows ended in which of its leaves: `rows[start]` up to `rows[end]`. */
export interface GrownTree {
  nodes: TreeNodes;
  leaves: readonly Pick<OpenNode, 'node' | 'start' | 'end'>[];
}

interface DraftNode {
  sums: NodeSums;
  split: Split | null;
  left: number;
  right: number;
}

/** Moves the rows that go left before those that go right, each in their order; returns where the right ones begin. */
function partitionRows(
  rows: Int32Array,
  open: OpenNode,
  split: Split,
  bins: FeatureBins,
  spare: Int32Array,
): number {
  const columnStart = split.feature * bins.rowCount;
  const missingBin = bins.binCounts[split.feature] ?? 0;
  let left = open.start;
  let right = 0;
  for (let index = open.start; index < open.end; index += 1) {
    const row = rows[index] ?? 0;
    const bin = bins.bins[columnStart + row] ?? 0;
    if (bin === missingBin ? split.defaultLeft : bin <= split.bin) {
      rows[left] = row;
      left += 1;
    } else {
      spare[right] = row;
      right += 1;
    }
  }
  rows.set(spare.subarray(0, right), left);
  return left;
}

function sumRows(rows: Int32Array, gradients: Float64Array, hessians: Float64Array): NodeSums {
  const sums = { gradient: 0, hessian: 0, count: rows.length };
  for (const row of rows) {
    sums.gradient += gradients[row] ?? 0;
    sums.hessian += hessians[row] ?? 0;
  }
  return sums;
}

function finishTree(drafts: readonly DraftNode[], bins: FeatureBins, shape: TreeShape): TreeNodes {
  const weights = drafts.map(({ sums }) => leafWeight(sums.gradient, sums.hessian, shape));
  const values = drafts.map(({ split }, node) =>
    split === null ? shape.eta * (weights[node] ?? 0) : (bins.cuts[split.feature]?.[split.bin] ?? 0),
  );
  return {
    left: Int32Array.from(drafts, (draft) => draft.left),
    right: Int32Array.from(drafts, (draft) => draft.right),
    feature: Int32Array.from(drafts, (draft) => draft.split?.feature ?? 0),
    threshold: Float32Array.from(values),
    defaultLeft: Uint8Array.from(drafts, (draft) => Number(draft.split?.defaultLeft ?? false)),
    cover: Float32Array.from(drafts, (draft) => draft.sums.hessian),
    gain: Float32Array.from(drafts, (draft) => draft.split?.gain ?? 0),
    weight: Float32Array.from(weights),
  };
}

/** Grows one tree level by level on the given rows (their order is changed) and columns. */
export function growTree(
  bins: FeatureBins,
  rows: Int32Array,
  columns: readonly number[],
  gradients: Float64Array,
  hessians: Float64Array,
  shape: TreeShape,
  { rows: spareRows, sums: spareSums, histograms: spareHistograms }: GrowingRoom,
): GrownTree {
  const slotCount = bins.slotOffsets.at(-1) ?? 0;
  const leaves: OpenNode[] = [];
  const countRows = (start: number, end: number): Histogram => {
    const histogram = spareHistograms.pop() ?? new Float64Array(slotCount * HISTOGRAM_WIDTH);
    fillHistogram(histogram, columns, bins, rows, start, end, gradients, hessians, spareSums);
    return histogram;
  };
  const drafts: DraftNode[] = [];
  const addNode = (sums: NodeSums): number =>
    drafts.push({ sums, split: null, left: NO_CHILD, right: NO_CHILD }) - 1;

  const rootSums = sumRows(rows, gradients, hessians);
  let level: OpenNode[] = [
    {
      node: addNode(rootSums),
      start: 0,
      end: rows.length,
      sums: rootSums,
      histogram: countRows(0, rows.length),
    },
  ];
  for (let depth = 0; depth < shape.maxDepth && level.length > 0; depth += 1) {
    const next: OpenNode[] = [];
    for (const open of level) {
      const { histogram } = open;
      const draft = drafts[open.node];
      if (histogram === null || draft === undefined) continue;
      const split = findSplit(histogram, open.sums, columns, bins, shape);
      if (split === null) {
        spareHistograms.push(histogram);
        leaves.push(open);
        continue;
      }
      const middle = partitionRows(rows, open, split, bins, spareRows);
      draft.split = split;
      draft.left = addNode(split.left);
      draft.right = addNode(split.right);
      const left: OpenNode = {
        node: draft.left,
        start: open.start,
        end: middle,
        sums: split.left,
        histogram: null,
      };
      const right: OpenNode = {
        node: draft.right,
        start: middle,
        end: open.end,
        sums: split.right,
        histogram: null,
      };
      if (depth + 1 < shape.maxDepth) {
        const [smaller, larger] = split.left.count <= split.right.count ? [left, right] : [right, left];
        smaller.histogram = countRows(smaller.start, smaller.end);
        subtractHistogram(histogram, smaller.histogram, columns, bins);
        larger.histogram = histogram;
        next.push(left, right);
      } else {
        spareHistograms.push(histogram);
        leaves.push(left, right);
      }
    }
    level = next;
  }
  leaves.push(...level);
  return { nodes: finishTree(drafts, bins, shape), leaves };
}
