import { describe, expect, it } from 'vitest';
import { predictLinear } from '../../../../shared/domain/linear/linear-model.ts';
import { fitLogisticRegression } from '../../../../shared/domain/linear/logistic-regression.ts';
import { invalidFeatures, linearDataset, repeatedRows, residualSums } from '../../../support/linear-data.ts';
import { syntheticRows } from '../../../support/synthetic-rows.ts';

describe('logistic regression', () => {
  it('gives the observed frequency of each group when one feature names the group', () => {
    const rows = [0, 0, 0, 0, 1, 1, 1, 1, 1].map((group) => [group]);
    const { model, convergence } = fitLogisticRegression(linearDataset(rows, [1, 0, 0, 0, 1, 1, 1, 0, 0]), {
      lambda: 0,
    });
    expect(convergence.converged).toBe(true);
    expect(predictLinear(model, [0])).toBeCloseTo(1 / 4, 9);
    expect(predictLinear(model, [1])).toBeCloseTo(3 / 5, 9);
  });

  it('stands where the penalised likelihood is flat', () => {
    const data = syntheticRows('binary:logistic', 600, 6, 9);
    const { model, convergence } = fitLogisticRegression(data, { lambda: 40 });
    expect(convergence.converged).toBe(true);
    const { perFeature, intercept } = residualSums(model, data);
    expect(intercept).toBeCloseTo(0, 6);
    for (const [column, sum] of perFeature.entries())
      expect(sum).toBeCloseTo(40 * (model.coefficients[column] ?? 0), 6);
  });

  it('counts a weight of two like the same row twice', () => {
    const rows = [[1], [2], [3], [4], [5]];
    const labels = [0, 1, 0, 1, 1];
    const weights = [2, 1, 3, 1, 2];
    const weighted = fitLogisticRegression(linearDataset(rows, labels, weights), { lambda: 0 });
    const twice = fitLogisticRegression(repeatedRows(rows, labels, weights), { lambda: 0 });
    expect(predictLinear(weighted.model, [2.5])).toBeCloseTo(predictLinear(twice.model, [2.5]), 9);
  });

  it('says why it cannot come to rest on labels that a feature separates', () => {
    const data = linearDataset([[1], [2], [3], [4]], [0, 0, 1, 1]);
    const { convergence } = fitLogisticRegression(data, { lambda: 0 });
    expect(convergence).toEqual(
      expect.objectContaining({ converged: false, reason: expect.stringMatching(/separate/) }),
    );
    expect(fitLogisticRegression(data, { lambda: 1 }).convergence.converged).toBe(true);
    const cut = fitLogisticRegression(data, { lambda: 1, maxIterations: 1 });
    expect(cut.convergence).toEqual(expect.objectContaining({ converged: false, iterations: 1 }));
  });

  it('never claims convergence when all labels are equal, and still answers with finite numbers', () => {
    const { model, convergence } = fitLogisticRegression(linearDataset([[1], [2], [3]], [1, 1, 1]), {
      lambda: 1,
    });
    expect(convergence.converged).toBe(false);
    expect(predictLinear(model, [2])).toBeGreaterThan(0.99);
  });

  it('refuses labels outside 0..1', () => {
    expect(() => fitLogisticRegression(linearDataset([[1], [2]], [0, 2]), { lambda: 1 })).toThrow(
      invalidFeatures,
    );
  });
});
