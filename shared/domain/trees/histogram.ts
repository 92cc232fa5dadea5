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

/** Fills the slots of `columns` from the node's rows, `rows[start]` up to `rows[end]`. */
export function fillHistogram(
  histogram: Histogram,
  columns: readonly number[],
  bins: FeatureBins,
  rows: Int32Array,
  start: number,
  end: number,
  gradients: Float64Array,
  hessians: Float64Array,
): void {
  for (const column of columns) {
    const slots = bins.slotOffsets[column] ?? 0;
    histogram.fill(0, slots * HISTOGRAM_WIDTH, (bins.slotOffsets[column + 1] ?? 0) * HISTOGRAM_WIDTH);
    const columnStart = column * bins.rowCount;
    for (let index = start; index < end; index += 1) {
      const row = rows[index] ?? 0;
      const slot = (slots + (bins.bins[columnStart + row] ?? 0)) * HISTOGRAM_WIDTH;
      histogram[slot] = (histogram[slot] ?? 0) + (gradients[row] ?? 0);
      histogram[slot + 1] = (histogram[slot + 1] ?? 0) + (hessians[row] ?? 0);
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
