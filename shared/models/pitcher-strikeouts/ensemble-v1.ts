import { HanksTankError } from '../../domain/errors.ts';
import type { CombinedSystem, StrikeoutSystemId } from './strikeout-system.ts';

const weights: readonly (readonly [StrikeoutSystemId, number])[] = [
  ['v1_baseline', 0.3],
  ['v1_6_rolling', 0.5],
];
// The published weights sum to .8: unless they are divided by that, every forecast is 20% low.
const weightSum = weights.reduce((sum, [, weight]) => sum + weight, 0);

/** Members closer than this agree, in strikeouts. */
const AGREEMENT = 1;
/** Members further apart than this disagree. */
const DISAGREEMENT = 2;

function confidenceFactorOf(spread: number): number {
  if (spread < AGREEMENT) return 1.1;
  return spread > DISAGREEMENT ? 0.85 : 1;
}

/** The weighted mean of the two tree systems; their agreement is worth 10% of confidence, their disagreement costs 15%. */
export const ensembleV1: CombinedSystem = {
  kind: 'combined',
  id: 'ensemble_v1',
  members: weights.map(([id]) => id),
  combine(means) {
    const values = weights.map(([id, weight]) => {
      const mean = means.get(id);
      if (mean !== undefined) return { mean, weight };
      throw new HanksTankError('MODEL_NOT_READY', `ensemble_v1 has no forecast of its member ${id}.`);
    });
    const spread = Math.max(...values.map(({ mean }) => mean)) - Math.min(...values.map(({ mean }) => mean));
    return {
      mean: values.reduce((sum, { mean, weight }) => sum + mean * weight, 0) / weightSum,
      confidenceFactor: confidenceFactorOf(spread),
    };
  },
};
