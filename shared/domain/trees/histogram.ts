import type { FeatureBins } from './feature-bins.ts';

/** Sums over the training rows of a node. */
export interface NodeSums {
  gradient: number;
  hessian: number;
  /** Rows, whatever their weight: tells an empty bin from the rounding left by subtraction. */
  count: number;
}

/** Per slot (a bin or the missing slot of a column): gradient, hessian, count. */
export type Histogram = Float64Array;

/** Numbers per slot. */
export const HISTOGRAM_WIDTH = 3;

/**
 * Fills the slots of `columns` from the node's rows, `rows[start]` up to `rows[end]`. `spare` has room for two numbers a row: what every
 * column adds is laid side by side once, instead of being looked up all over memory for each of them.
 */
export function fillHistogram(
  histogram: Histogram,
  columns: readonly number[],
  bins: FeatureBins,
  rows: Int32Array,
  start: number,
  end: number,
  gradients: Float64Array,
  hessians: Float64Array,
  spare: Float64Array,
): void {
  for (let index = start, place = 0; index < end; index += 1, place += 2) {
    const row = rows[index] ?? 0;
    spare[place] = gradients[row] ?? 0;
    spare[place + 1] = hessians[row] ?? 0;
  }
  const { bins: binned, slotOffsets, rowCount } = bins;
  for (const column of columns) {
    const first = (slotOffsets[column] ?? 0) * HISTOGRAM_WIDTH;
    histogram.fill(0, first, (slotOffsets[column + 1] ?? 0) * HISTOGRAM_WIDTH);
    const columnStart = column * rowCount;
    for (let index = start, place = 0; index < end; index += 1, place += 2) {
      const slot = first + (binned[columnStart + (rows[index] ?? 0)] ?? 0) * HISTOGRAM_WIDTH;
      histogram[slot] = (histogram[slot] ?? 0) + (spare[place] ?? 0);
      histogram[slot + 1] = (histogram[slot + 1] ?? 0) + (spare[place + 1] ?? 0);
      histogram[slot + 2] = (histogram[slot + 2] ?? 0) + 1;
    }
  }
}

/** Turns a parent's histogram into that of the child that is not `sibling`, in place: cheaper than counting its rows. */
export function subtractHistogram(
  parent: Histogram,
  sibling: Histogram,
  columns: readonly number[],
  bins: FeatureBins,
): void {
  for (const column of columns) {
    const end = (bins.slotOffsets[column + 1] ?? 0) * HISTOGRAM_WIDTH;
    for (let index = (bins.slotOffsets[column] ?? 0) * HISTOGRAM_WIDTH; index < end; index += 1) {
      parent[index] = (parent[index] ?? 0) - (sibling[index] ?? 0);
    }
  }
}
