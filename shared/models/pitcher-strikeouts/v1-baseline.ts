import { averageFeatures } from './average-features.ts';
import { boostedTrees } from './boosted-trees.ts';

/** The first system: boosted trees on 25 season averages. */
export const v1Baseline = boostedTrees(
  'v1_baseline',
  averageFeatures.map(({ name }) => name),
);
