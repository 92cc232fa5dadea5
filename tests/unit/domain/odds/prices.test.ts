import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  americanOfDecimal,
  americanOfProbability,
  decimalOfAmerican,
  impliedProbability,
} from '../../../../shared/domain/odds/prices.ts';

/** Prices that exist: 100 and more, -100 and less. */
const american = fc
  .tuple(fc.double({ min: 100, max: 1e6, noNaN: true }), fc.boolean())
  .map(([size, isFavourite]) => (isFavourite ? -size : size));

describe('prices', () => {
  it.each([
    [150, 2.5, 0.4],
    [-200, 1.5, 2 / 3],
    [100, 2, 0.5],
    [-100, 2, 0.5],
    [-110, 1 + 100 / 110, 110 / 210],
  ])('American %d is decimal %d', (price, decimal, probability) => {
    expect(decimalOfAmerican(price)).toBeCloseTo(decimal, 12);
    expect(impliedProbability(price)).toBeCloseTo(probability, 12);
  });

  it('go to decimal, to probability and back; even money has two names', () => {
    fc.assert(
      fc.property(american, (price) => {
        const decimal = decimalOfAmerican(price);
        const back = americanOfDecimal(decimal);
        expect(decimalOfAmerican(back)).toBeCloseTo(decimal, 9);
        if (Math.abs(price) > 100.001) expect(back / price).toBeCloseTo(1, 6);
        const probability = impliedProbability(price);
        expect(impliedProbability(americanOfProbability(probability))).toBeCloseTo(probability, 9);
      }),
      { examples: [[100], [-100], [-100.00000000000001]] },
    );
  });

  it('rank as their probabilities do: a shorter price is the likelier side', () => {
    fc.assert(
      fc.property(american, american, (left, right) => {
        fc.pre(Math.abs(decimalOfAmerican(left) - decimalOfAmerican(right)) > 1e-9);
        expect(impliedProbability(left) > impliedProbability(right)).toBe(
          decimalOfAmerican(left) < decimalOfAmerican(right),
        );
      }),
    );
  });

  it.each([0, 99, -99.9, 1.91, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuse the American price %d',
    (price) =>
      expect(() => decimalOfAmerican(price)).toThrow(
        expect.objectContaining({ code: 'ODDS_PRICE_IMPOSSIBLE' }),
      ),
  );

  it.each([1, 0, -2, Number.NaN])('refuse the decimal price %d', (price) =>
    expect(() => americanOfDecimal(price)).toThrow(
      expect.objectContaining({ code: 'ODDS_PRICE_IMPOSSIBLE' }),
    ),
  );

  it.each([0, 1, -0.1, 1.1, Number.NaN])('refuse the probability %d', (probability) =>
    expect(() => americanOfProbability(probability)).toThrow(
      expect.objectContaining({ code: 'ODDS_PRICE_IMPOSSIBLE' }),
    ),
  );
});
