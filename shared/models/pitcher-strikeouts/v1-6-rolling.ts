import { averageFeatures, rollingFeatures } from './average-features.ts';
import { boostedTrees } from './boosted-trees.ts';

/** The first system with 10 rolling features more. */
export const v16Rolling = boostedTrees(
  'v1_6_rolling',
  [...averageFeatures, ...rollingFeatures].map(({ name }) => name),
);
