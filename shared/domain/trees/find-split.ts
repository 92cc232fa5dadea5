import type { FeatureBins } from './feature-bins.ts';
import { HISTOGRAM_WIDTH, type Histogram, type NodeSums } from './histogram.ts';

/** What shapes a tree; the meanings are XGBoost's. `maxDeltaStep` 0 = unbounded leaf weights. */
export interface Regularisation {
  lambda: number;
  alpha: number;
  gamma: number;
  minChildWeight: number;
  maxDeltaStep: number;
}

/** A split: bins up to and including `bin` go left, the rest right, missing as told. */
export interface Split {
  feature: number;
  bin: number;
  defaultLeft: boolean;
  gain: number;
  left: NodeSums;
  right: NodeSums;
}

// XGBoost's kRtEps: a smaller gain is rounding.
const SMALLEST_GAIN = 1e-6;

function softThreshold(gradient: number, alpha: number): number {
  if (gradient > alpha) return gradient - alpha;
  if (gradient < -alpha) return gradient + alpha;
  return 0;
}

/** The weight that minimises a node's regularised loss, before the learning rate. */
export function leafWeight(gradient: number, hessian: number, rules: Regularisation): number {
  const scale = hessian + rules.lambda;
  if (!(scale > 0)) return 0;
  const weight = -softThreshold(gradient, rules.alpha) / scale;
  if (rules.maxDeltaStep === 0) return weight;
  return Math.max(-rules.maxDeltaStep, Math.min(rules.maxDeltaStep, weight));
}

/** Twice the loss that the node's best weight removes: XGBoost's gain, which has no factor one half. */
export function nodeGain(gradient: number, hessian: number, rules: Regularisation): number {
  const scale = hessian + rules.lambda;
  if (!(scale > 0)) return 0;
  if (rules.maxDeltaStep === 0) return softThreshold(gradient, rules.alpha) ** 2 / scale;
  const weight = leafWeight(gradient, hessian, rules);
  return -(2 * gradient * weight + scale * weight * weight + 2 * rules.alpha * Math.abs(weight));
}

/** The best split of a node, or null when none is worth it. Equal gains go to the first feature and the lowest bin. */
export function findSplit(
  histogram: Histogram,
  sums: NodeSums,
  columns: readonly number[],
  bins: FeatureBins,
  rules: Regularisation,
): Split | null {
  const parentGain = nodeGain(sums.gradient, sums.hessian, rules);
  let best: Split | null = null;
  let bestGain = Math.max(SMALLEST_GAIN, rules.gamma);
  for (const feature of columns) {
    const slots = bins.slotOffsets[feature] ?? 0;
    const binCount = bins.binCounts[feature] ?? 0;
    const missingSlot = (slots + binCount) * HISTOGRAM_WIDTH;
    const missing: NodeSums = {
      gradient: histogram[missingSlot] ?? 0,
      hessian: histogram[missingSlot + 1] ?? 0,
      count: histogram[missingSlot + 2] ?? 0,
    };
    let gradient = 0;
    let hessian = 0;
    let count = 0;
    const directions = missing.count === 0 ? 1 : 2;
    for (let bin = 0; bin < binCount; bin += 1) {
      const slot = (slots + bin) * HISTOGRAM_WIDTH;
      const here = histogram[slot + 2] ?? 0;
      // An empty bin moves nothing: its split equals the one before.
      if (here === 0) continue;
      gradient += histogram[slot] ?? 0;
      hessian += histogram[slot + 1] ?? 0;
      count += here;
      for (let direction = 0; direction < directions; direction += 1) {
        const missingLeft = direction === 1;
        const leftCount = missingLeft ? count + missing.count : count;
        const leftHessian = missingLeft ? hessian + missing.hessian : hessian;
        const rightHessian = sums.hessian - leftHessian;
        if (
          leftCount === sums.count ||
          leftHessian < rules.minChildWeight ||
          rightHessian < rules.minChildWeight
        )
          continue;
        const leftGradient = missingLeft ? gradient + missing.gradient : gradient;
        const rightGradient = sums.gradient - leftGradient;
        const gain =
          nodeGain(leftGradient, leftHessian, rules) +
          nodeGain(rightGradient, rightHessian, rules) -
          parentGain;
        if (gain > bestGain || (best === null && gain === bestGain)) {
          bestGain = gain;
          best = {
            feature,
            bin,
            // Nothing missing was seen here: a later missing value joins the heavier side.
            defaultLeft: missing.count === 0 ? leftHessian > rightHessian : missingLeft,
            gain,
            left: { gradient: leftGradient, hessian: leftHessian, count: leftCount },
            right: { gradient: rightGradient, hessian: rightHessian, count: sums.count - leftCount },
          };
        }
      }
    }
  }
  return best;
}
