import { seededRandom } from '../../shared/domain/trees/seeded-random.ts';
import type { TreeObjective } from '../../shared/domain/trees/tree-ensemble.ts';

/** Made-up rows whose truth is known. */
export interface SyntheticRows {
  features: Float32Array;
  rowCount: number;
  featureNames: string[];
  labels: Float32Array;
}

/** Rows with 5% missing values, a line, a curve, an interaction and informative missingness in the last column. */
export function syntheticRows(
  objective: TreeObjective,
  rowCount: number,
  width: number,
  seed: number,
): SyntheticRows {
  const random = seededRandom(seed);
  const features = new Float32Array(rowCount * width);
  const labels = new Float32Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    for (let column = 0; column < width; column += 1) {
      features[row * width + column] = random() < 0.05 ? Number.NaN : Math.fround(random() * 4 - 2);
    }
    const at = (column: number) => features[row * width + column] || 0;
    const missingLast = Number.isNaN(features[row * width + width - 1]) ? 0.8 : 0;
    const score = 0.6 * at(0) + 0.4 * at(1) ** 2 - 0.5 + 0.4 * at(0) * at(2) + missingLast;
    labels[row] = drawLabel(objective, score, random);
  }
  return {
    features,
    rowCount,
    featureNames: Array.from({ length: width }, (_, i) => `feature_${i}`),
    labels,
  };
}

function drawLabel(objective: TreeObjective, score: number, random: () => number): number {
  switch (objective) {
    case 'binary:logistic':
      return Number(random() < 1 / (1 + Math.exp(-score)));
    case 'count:poisson': {
      // Knuth's draw: uniform factors until their product falls below e^-mean.
      const floor = Math.exp(-Math.exp(0.5 * score + 0.5));
      let count = 0;
      for (let product = random(); product > floor; product *= random()) count += 1;
      return count;
    }
    case 'reg:squarederror':
      return 3 * score + random() - 0.5;
  }
}

/** Rows as nested lists for JSON, where NaN becomes null. */
export function rowsAsLists(features: Float32Array, width: number): number[][] {
  return Array.from({ length: features.length / width }, (_, row) => [
    ...features.subarray(row * width, (row + 1) * width),
  ]);
}
