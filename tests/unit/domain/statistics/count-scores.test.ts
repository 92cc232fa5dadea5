import { describe, expect, it } from 'vitest';
import {
  meanAbsoluteError,
  poissonLogLikelihood,
  rootMeanSquaredError,
  testDispersion,
} from '../../../../shared/domain/statistics/count-scores.ts';

describe('scores of counts', () => {
  it('are those by hand', () => {
    expect(meanAbsoluteError([5, 6, 2], [4, 8, 2])).toBe(1);
    expect(rootMeanSquaredError([5, 6, 2], [4, 8, 2])).toBeCloseTo(Math.sqrt(5 / 3), 12);
    // log(e^-2 2^3 / 3!)
    expect(poissonLogLikelihood([2], [3])).toBeCloseTo(Math.log((Math.exp(-2) * 8) / 6), 12);
  });

  it('refuse a mean that is not above 0 and a count that is none', () => {
    expect(() => poissonLogLikelihood([0], [3])).toThrow(/row 0/);
    expect(() => poissonLogLikelihood([1], [2.5])).toThrow(/row 0/);
    expect(() => meanAbsoluteError([1], [])).toThrow(/same length/);
  });

  it('tell a wide spread from a Poisson one', () => {
    // Two counts around 4: ((0-4)² - 0 + (8-4)² - 8) / (16 + 16) = 24 / 32.
    expect(testDispersion([4, 4], [0, 8])).toEqual({ excess: 0.75, z: 24 / Math.sqrt(16 ** 2 + 8 ** 2) });
    expect(testDispersion([4, 4], [4, 4]).excess).toBe(-0.25);
    expect(testDispersion([1], [1]).z).toBe(-1);
    expect(testDispersion([1], [0]).z).toBe(1);
  });
});
