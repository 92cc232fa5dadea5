import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binFeatures } from '../../../../shared/domain/trees/feature-bins.ts';
import { sampleColumns, sampleRows, seededRandom } from '../../../../shared/domain/trees/seeded-random.ts';

const value = fc.oneof(
  { weight: 8, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, Number.NaN) },
);

describe('bins', () => {
  it('say of every value and every cut the same as a comparison in float32', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 2, max: 40 }),
        (values, maxBin) => {
          const features = Float32Array.from(values);
          const { bins, cuts, binCounts } = binFeatures(features, features.length, 1, maxBin);
          const own = cuts[0] ?? new Float32Array();
          expect(own.length).toBeLessThanOrEqual(maxBin);
          expect(binCounts[0]).toBe(own.length);
          for (const [row, feature] of features.entries()) {
            const bin = bins[row] ?? -1;
            if (Number.isNaN(feature)) expect(bin).toBe(own.length);
            else
              for (const [index, cut] of own.slice(0, -1).entries()) expect(bin <= index).toBe(feature < cut);
          }
        },
      ),
    );
  });

  it('give every distinct value its own when there are few, with cuts half-way', () => {
    const { cuts, bins } = binFeatures(Float32Array.of(3, 1, 3, 2, 1), 5, 1, 256);
    expect([...(cuts[0] ?? [])].slice(0, 2)).toEqual([1.5, 2.5]);
    expect([...bins]).toEqual([2, 0, 2, 1, 0]);
  });

  it('hold about equally many rows when there are many values', () => {
    const features = Float32Array.from({ length: 10_000 }, (_, row) => (row * 7919) % 10_007);
    const { bins } = binFeatures(features, 10_000, 1, 16);
    const counts = new Array<number>(16).fill(0);
    for (const bin of bins) counts[bin] = (counts[bin] ?? 0) + 1;
    expect(Math.max(...counts)).toBeLessThan(640);
    expect(Math.min(...counts)).toBeGreaterThan(610);
  });

  it('part two neighbouring float32 values', () => {
    const upper = Math.fround(1 + 2 ** -23);
    const { bins } = binFeatures(Float32Array.of(1, upper), 2, 1, 256);
    expect([...bins]).toEqual([0, 1]);
  });
});

describe('sampling', () => {
  it('repeats itself by seed and spreads evenly', () => {
    const draw = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 5000 }, random);
    };
    expect(draw(4)).toEqual(draw(4));
    expect(draw(5)).not.toEqual(draw(4));
    const numbers = draw(4);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.reduce((sum, number) => sum + number, 0) / 5000).toBeCloseTo(0.5, 1);
  });

  it('takes all rows and columns at a share of one, and the asked share otherwise, ascending', () => {
    const random = seededRandom(3);
    expect([...sampleRows(4, 1, random)]).toEqual([0, 1, 2, 3]);
    expect(sampleColumns(3, 1, random)).toEqual([0, 1, 2]);
    const rows = [...sampleRows(10_000, 0.3, random)];
    expect(rows.length).toBeGreaterThan(2800);
    expect(rows.length).toBeLessThan(3200);
    expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
    expect(sampleColumns(5, 0.01, random)).toHaveLength(1);
    const columns = sampleColumns(10, 0.55, random);
    expect(columns).toHaveLength(5);
    expect(columns).toEqual([...new Set(columns)].sort((a, b) => a - b));
  });
});
