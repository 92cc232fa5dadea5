import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CountDistribution,
  countProbability,
} from '../../../../shared/domain/statistics/count-distributions.ts';
import { countMarginInterval } from '../../../../shared/domain/statistics/count-margin.ts';

const runs = (mean: number): CountDistribution => ({ kind: 'negative_binomial', mean, dispersion: 4.07 });

describe('interval of a margin', () => {
  it('is symmetric for equal sides', () => {
    const { low, high } = countMarginInterval(runs(4.5), runs(4.5), 0.2);
    expect(low).toBe(-high);
    expect(high).toBeGreaterThan(4);
  });

  it('turns round when the sides are exchanged', () => {
    const forth = countMarginInterval(runs(5.5), runs(3.8), 0.2);
    const back = countMarginInterval(runs(3.8), runs(5.5), 0.2);
    expect({ low: -back.high, high: -back.low }).toEqual(forth);
    expect(forth.low + forth.high).toBeGreaterThan(0);
  });

  it('holds the share that was asked for, and no bound could be tighter', () => {
    const mean = fc.double({ min: 1, max: 9, noNaN: true });
    fc.assert(
      fc.property(
        mean,
        mean,
        fc.constantFrom('poisson' as const, 'negative_binomial' as const),
        (a, b, kind) => {
          const sideOf = (value: number): CountDistribution =>
            kind === 'poisson' ? { kind, mean: value } : runs(value);
          const { low, high } = countMarginInterval(sideOf(a), sideOf(b), 0.2);
          const probabilityOf = (holds: (margin: number) => boolean): number => {
            let sum = 0;
            for (let home = 0; home < 60; home += 1)
              for (let away = 0; away < 60; away += 1)
                if (home !== away && holds(home - away))
                  sum += countProbability(sideOf(a), home) * countProbability(sideOf(b), away);
            return sum;
          };
          const all = probabilityOf(() => true);
          expect(probabilityOf((margin) => margin < low)).toBeLessThanOrEqual(0.1 * all + 1e-6);
          expect(probabilityOf((margin) => margin <= low)).toBeGreaterThan(0.1 * all - 1e-6);
          expect(probabilityOf((margin) => margin > high)).toBeLessThanOrEqual(0.1 * all + 1e-6);
        },
      ),
      { numRuns: 10 },
    );
  });
});
