import { expect, it } from 'vitest';
import { pairedDifference } from '../../../../shared/domain/statistics/paired-difference.ts';

it('gives mean, standard error and count of the differences', () => {
  const result = pairedDifference([1, 2, 3, 4], [0, 2, 1, 3]);
  expect(result.mean).toBe(1);
  expect(result.standardError).toBeCloseTo(Math.sqrt(2 / 3 / 4), 12);
  expect(result.count).toBe(4);
});

it('is negative for a candidate that loses less', () => {
  expect(pairedDifference([0.2, 0.2], [0.3, 0.25]).mean).toBeLessThan(0);
});

it('has no standard error from one pair', () => {
  expect(pairedDifference([1], [3])).toEqual({ mean: -2, standardError: null, count: 1 });
});

it('refuses losses of different games', () => {
  expect(() => pairedDifference([1, 2], [1])).toThrow(expect.objectContaining({ code: 'FEATURES_INVALID' }));
});
