import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSmallLogistic } from '../../../../shared/domain/statistics/small-logistic.ts';

describe('a small logistic regression', () => {
  it('of two groups has their log odds, with the standard errors of a 2 by 2 table', () => {
    // 30 of 100 without, 60 of 100 with the feature.
    const outcomes = [...Array(30).fill(1), ...Array(70).fill(0), ...Array(60).fill(1), ...Array(40).fill(0)];
    const column = [...Array(100).fill(0), ...Array(100).fill(1)];
    const [intercept, slope] = fitSmallLogistic([column], outcomes);
    expect(intercept?.value).toBeCloseTo(Math.log(30 / 70), 8);
    expect(slope?.value).toBeCloseTo(Math.log(60 / 40) - Math.log(30 / 70), 8);
    expect(intercept?.standardError).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 70), 8);
    expect(slope?.standardError).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 70 + 1 / 60 + 1 / 40), 8);
  });

  it('leaves no correlation between residuals and columns', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.boolean()), {
          minLength: 60,
          maxLength: 120,
        }),
        (rows) => {
          // Both outcomes on both sides: nothing is separated.
          const columns = [...rows.map(([x]) => x), -3, -3, 3, 3];
          const outcomes = [...rows.map(([, won]) => (won ? 1 : 0)), 0, 1, 0, 1];
          const [intercept, slope] = fitSmallLogistic([columns], outcomes);
          const residuals = columns.map(
            (x, row) =>
              (outcomes[row] ?? 0) - 1 / (1 + Math.exp(-((intercept?.value ?? 0) + (slope?.value ?? 0) * x))),
          );
          expect(residuals.reduce((sum, residual) => sum + residual, 0)).toBeCloseTo(0, 6);
          expect(
            residuals.reduce((sum, residual, row) => sum + residual * (columns[row] ?? 0), 0),
          ).toBeCloseTo(0, 6);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    [
      'columns that are one',
      [
        [0, 1, 0, 1],
        [0, 1, 0, 1],
      ],
      [0, 1, 1, 0],
    ],
    ['a column that separates the outcomes', [[0, 0, 1, 1]], [0, 0, 1, 1]],
  ])('refuses %s', (_, columns, outcomes) => {
    expect(() => fitSmallLogistic(columns, outcomes)).toThrow(/did not come to rest/);
  });
});
