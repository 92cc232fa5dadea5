import { describe, expect, it } from 'vitest';
import { predictLinear } from '../../../../shared/domain/linear/linear-model.ts';
import { fitPoissonRegression } from '../../../../shared/domain/linear/poisson-regression.ts';
import { invalidFeatures, linearDataset } from '../../../support/linear-data.ts';

describe('Poisson regression', () => {
  it('gives the mean count of each group when one feature names the group', () => {
    const rows = [0, 0, 0, 1, 1].map((group) => [group]);
    const { model, convergence } = fitPoissonRegression(linearDataset(rows, [1, 2, 6, 8, 5]), { lambda: 0 });
    expect(convergence.converged).toBe(true);
    expect(predictLinear(model, [0])).toBeCloseTo(3, 8);
    expect(predictLinear(model, [1])).toBeCloseTo(6.5, 8);
  });

  it('stays finite when nothing was ever counted and refuses negative counts', () => {
    const { model } = fitPoissonRegression(linearDataset([[1], [2], [3]], [0, 0, 0]), { lambda: 1 });
    expect(predictLinear(model, [2])).toBeLessThan(1e-5);
    expect(() => fitPoissonRegression(linearDataset([[1], [2]], [0, -1]), { lambda: 1 })).toThrow(
      invalidFeatures,
    );
  });
});
