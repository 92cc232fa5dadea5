import { describe, expect, it } from 'vitest';
import { predictLinear } from '../../../../shared/domain/linear/linear-model.ts';
import { fitRidgeRegression } from '../../../../shared/domain/linear/ridge-regression.ts';
import { invalidFeatures, linearDataset, repeatedRows, residualSums } from '../../../support/linear-data.ts';
import { syntheticRows } from '../../../support/synthetic-rows.ts';

describe('ridge regression', () => {
  const rows = [
    [1, 2],
    [2, 1],
    [3, 5],
    [4, 3],
    [6, 4],
  ];

  it('recovers a line exactly without a penalty', () => {
    const model = fitRidgeRegression(
      linearDataset(
        rows,
        rows.map(([a = 0, b = 0]) => 7 + 2 * a - 3 * b),
      ),
      { lambda: 0 },
    );
    expect(predictLinear(model, [10, -1])).toBeCloseTo(30, 9);
  });

  it('shrinks a single feature by n / (n + lambda) and leaves the intercept at the mean', () => {
    const data = linearDataset([[-1], [1], [-1], [1]], [1, 3, 1, 3]);
    const model = fitRidgeRegression(data, { lambda: 4 });
    expect(model.coefficients[0]).toBeCloseTo(0.5, 12);
    expect(model.intercept).toBeCloseTo(2, 12);
    const flat = fitRidgeRegression(data, { lambda: 1e12 });
    expect(predictLinear(flat, [1])).toBeCloseTo(2, 8);
  });

  it('satisfies its normal equations on noisy rows with missing values', () => {
    const data = syntheticRows('reg:squarederror', 400, 5, 3);
    const model = fitRidgeRegression(data, { lambda: 25 });
    const { perFeature, intercept } = residualSums(model, data);
    expect(intercept).toBeCloseTo(0, 6);
    for (const [column, sum] of perFeature.entries())
      expect(sum).toBeCloseTo(25 * (model.coefficients[column] ?? 0), 6);
  });

  it('counts a weight of two like the same row twice', () => {
    const labels = [1, 4, 2, 6, 3];
    const weights = [1, 2, 1, 3, 1];
    const weighted = fitRidgeRegression(linearDataset(rows, labels, weights), { lambda: 0 });
    const twice = fitRidgeRegression(repeatedRows(rows, labels, weights), { lambda: 0 });
    expect(predictLinear(weighted, [2, 2])).toBeCloseTo(predictLinear(twice, [2, 2]), 9);
  });

  it('gives a constant column no coefficient, even without a penalty', () => {
    const model = fitRidgeRegression(
      linearDataset(
        rows.map(([a = 0]) => [a, 5]),
        [1, 2, 3, 4, 6],
      ),
      { lambda: 0 },
    );
    expect(model.coefficients[1]).toBe(0);
    expect(predictLinear(model, [3, 1234])).toBeCloseTo(3, 9);
  });

  it('refuses a negative penalty', () => {
    const wrong = expect.objectContaining({ code: 'CONFIG_INVALID' });
    expect(() => fitRidgeRegression(linearDataset(rows, [1, 2, 3, 4, 5]), { lambda: -1 })).toThrow(wrong);
  });

  it('refuses dependent columns without a penalty, and data that do not fit together', () => {
    expect(() =>
      fitRidgeRegression(
        linearDataset(
          rows.map(([a = 0]) => [a, 2 * a]),
          [1, 2, 3, 4, 5],
        ),
        { lambda: 0 },
      ),
    ).toThrow(invalidFeatures);
    expect(() => fitRidgeRegression(linearDataset(rows, [1, 2]), { lambda: 1 })).toThrow(invalidFeatures);
    expect(() => fitRidgeRegression(linearDataset(rows, [1, 2, 3, 4, Number.NaN]), { lambda: 1 })).toThrow(
      invalidFeatures,
    );
    expect(() =>
      fitRidgeRegression(linearDataset(rows, [1, 2, 3, 4, 5], [1, 1, -1, 1, 1]), { lambda: 1 }),
    ).toThrow(invalidFeatures);
    expect(() =>
      fitRidgeRegression(linearDataset(rows, [1, 2, 3, 4, 5], [0, 0, 0, 0, 0]), { lambda: 1 }),
    ).toThrow(invalidFeatures);
  });
});
