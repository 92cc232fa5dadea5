import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CountDistribution,
  countProbability,
  cumulativeCountProbability,
  winProbabilityFromCounts,
} from '../../../../shared/domain/statistics/count-distributions.ts';
import { logGamma } from '../../../../shared/domain/statistics/log-gamma.ts';

const mean = fc.double({ min: 0.01, max: 30, noNaN: true });
const distribution: fc.Arbitrary<CountDistribution> = fc.oneof(
  fc.record({ kind: fc.constant('poisson' as const), mean }),
  fc.record({
    kind: fc.constant('negative_binomial' as const),
    mean,
    dispersion: fc.double({ min: 0.5, max: 500, noNaN: true }),
  }),
);

function moments(of: CountDistribution): { total: number; mean: number; variance: number } {
  const terms = Array.from({ length: 3000 }, (_, k) => ({ k, p: countProbability(of, k) }));
  const total = terms.reduce((sum, { p }) => sum + p, 0);
  const first = terms.reduce((sum, { k, p }) => sum + k * p, 0);
  return { total, mean: first, variance: terms.reduce((sum, { k, p }) => sum + (k - first) ** 2 * p, 0) };
}

describe('log gamma', () => {
  it('is the logarithm of the factorial, and knows one half', () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(6)).toBeCloseTo(Math.log(120), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    expect(logGamma(0.1)).toBeCloseTo(2.252712651734206, 12);
    expect(logGamma(171)).toBeCloseTo(706.5730622457875, 9);
    expect(logGamma(0)).toBeNaN();
  });
});

describe('count distributions', () => {
  it('have their textbook values', () => {
    expect(countProbability({ kind: 'poisson', mean: 2 }, 3)).toBeCloseTo((Math.exp(-2) * 8) / 6, 14);
    // Dispersion 1 is the geometric distribution: (1 - q) q^k with q = mean / (1 + mean).
    expect(countProbability({ kind: 'negative_binomial', mean: 3, dispersion: 1 }, 2)).toBeCloseTo(
      0.25 * 0.75 ** 2,
      14,
    );
    expect(cumulativeCountProbability({ kind: 'poisson', mean: 2 }, 1)).toBeCloseTo(3 * Math.exp(-2), 14);
  });

  it('have the mean and variance that they are named by', () => {
    for (const dispersion of [0.8, 4.07, 127]) {
      const found = moments({ kind: 'negative_binomial', mean: 4.5, dispersion });
      expect(found.total).toBeCloseTo(1, 9);
      expect(found.mean).toBeCloseTo(4.5, 8);
      expect(found.variance).toBeCloseTo(4.5 + 4.5 ** 2 / dispersion, 6);
    }
    expect(moments({ kind: 'poisson', mean: 4.5 }).variance).toBeCloseTo(4.5, 9);
  });

  it('give nothing to negative and fractional counts and everything to 0 when the mean is 0', () => {
    expect(countProbability({ kind: 'poisson', mean: 2 }, -1)).toBe(0);
    expect(countProbability({ kind: 'poisson', mean: 2 }, 1.5)).toBe(0);
    expect(countProbability({ kind: 'poisson', mean: 0 }, 0)).toBe(1);
    expect(countProbability({ kind: 'poisson', mean: 0 }, 1)).toBe(0);
    expect(cumulativeCountProbability({ kind: 'poisson', mean: 2 }, -1)).toBe(0);
  });

  it('accumulate without falling, up to one', () => {
    fc.assert(
      fc.property(distribution, fc.integer({ min: 0, max: 60 }), (of, k) => {
        expect(cumulativeCountProbability(of, k + 1)).toBeGreaterThanOrEqual(
          cumulativeCountProbability(of, k),
        );
        expect(cumulativeCountProbability(of, 5000)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('refuse a negative mean and a dispersion of 0', () => {
    const invalid = expect.objectContaining({ code: 'FEATURES_INVALID' });
    expect(() => countProbability({ kind: 'poisson', mean: -1 }, 0)).toThrow(invalid);
    expect(() => countProbability({ kind: 'negative_binomial', mean: 1, dispersion: 0 }, 0)).toThrow(invalid);
    expect(() =>
      winProbabilityFromCounts({ kind: 'poisson', mean: 1e7 }, { kind: 'poisson', mean: 1 }),
    ).toThrow(invalid);
  });
});

describe('the win probability from two counts', () => {
  it('is one half for equal teams, and the two sides sum to one', () => {
    fc.assert(
      fc.property(distribution, distribution, (home, away) => {
        expect(winProbabilityFromCounts(home, home)).toBeCloseTo(0.5, 10);
        expect(winProbabilityFromCounts(home, away) + winProbabilityFromCounts(away, home)).toBeCloseTo(
          1,
          10,
        );
      }),
    );
  });

  it('splits ties: against a team that never scores, half of the scoreless games are won', () => {
    const probability = winProbabilityFromCounts({ kind: 'poisson', mean: 1 }, { kind: 'poisson', mean: 0 });
    expect(probability).toBeCloseTo(1 - Math.exp(-1) / 2, 12);
  });

  it('rises with the mean', () => {
    const against = (runs: number) =>
      winProbabilityFromCounts(
        { kind: 'negative_binomial', mean: runs, dispersion: 4 },
        { kind: 'negative_binomial', mean: 4.5, dispersion: 4 },
      );
    expect(against(5)).toBeGreaterThan(against(4.6));
    expect(against(4.6)).toBeGreaterThan(0.5);
  });
});
