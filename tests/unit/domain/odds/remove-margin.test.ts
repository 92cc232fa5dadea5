import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { americanOfProbability, impliedProbability } from '../../../../shared/domain/odds/prices.ts';
import { devigMethods, removeMargin } from '../../../../shared/domain/odds/remove-margin.ts';

const price = fc
  .tuple(fc.integer({ min: 100, max: 5_000 }), fc.boolean())
  .map(([size, isFavourite]) => (isFavourite ? -size : size));

/**
 * Shin's model as published: p_i = (sqrt(z² + 4(1-z) q_i² / Q) - z) / (2(1-z)), with the share z of insiders for which the p_i make 1
 * (Shin 1993; Jullien and Salanié 1994). Solved here by bisection, to see that the closed form of two sides is the same.
 */
function shinByDefinition(first: number, second: number): number {
  const booked = first + second;
  const fair = (q: number, z: number): number =>
    (Math.sqrt(z * z + (4 * (1 - z) * q * q) / booked) - z) / (2 * (1 - z));
  let [low, high] = [0, 0.999];
  for (let step = 0; step < 200; step += 1) {
    const z = (low + high) / 2;
    if (fair(first, z) + fair(second, z) > 1) low = z;
    else high = z;
  }
  return fair(first, low);
}

describe.each(devigMethods)('the margin taken out by %s', (method) => {
  it('leaves two probabilities that make 1, in order and within 0 and 1', () => {
    fc.assert(
      fc.property(price, price, (first, second) => {
        const fair = removeMargin({ first, second }, method);
        expect(fair.method).toBe(method);
        expect(fair.first + fair.second).toBeCloseTo(1, 12);
        expect(fair.first).toBeGreaterThan(0);
        expect(fair.first).toBeLessThan(1);
        const [implied, other] = [impliedProbability(first), impliedProbability(second)];
        expect(fair.overround).toBeCloseTo(implied + other, 12);
        if (implied > other) expect(fair.first).toBeGreaterThan(fair.second);
        if (implied === other) expect(fair.first).toBeCloseTo(0.5, 12);
      }),
    );
  });

  it('is the same seen from either side', () => {
    fc.assert(
      fc.property(price, price, (first, second) => {
        const fair = removeMargin({ first, second }, method);
        const turned = removeMargin({ first: second, second: first }, method);
        expect(turned.second).toBeCloseTo(fair.first, 11);
      }),
    );
  });

  it('gives nothing to take where there is no margin', () => {
    const fair = removeMargin({ first: -150, second: 150 }, method);
    expect(fair.first).toBeCloseTo(0.6, 10);
    expect(fair.overround).toBeCloseTo(1, 12);
  });

  it('gets back the probability to which it was added', () => {
    const chance = fc.double({ min: 0.1, max: 0.9, noNaN: true });
    const margin = fc.double({ min: 1.001, max: 1.08, noNaN: true });
    fc.assert(
      fc.property(chance, margin, (first, sum) => {
        const second = 1 - first;
        const exponent = 1 / (1 + (sum - 1) * 0.9);
        const added = {
          multiplicative: [first * sum, second * sum],
          power: [first ** exponent, second ** exponent],
          shin: [first + (sum - 1) / 2, second + (sum - 1) / 2],
        }[method];
        const [one = 0, two = 0] = added;
        const fair = removeMargin(
          { first: americanOfProbability(one), second: americanOfProbability(two) },
          method,
        );
        expect(fair.first).toBeCloseTo(first, 8);
      }),
    );
  });

  it('refuses a price that cannot be', () => {
    expect(() => removeMargin({ first: -110, second: 50 }, method)).toThrow(
      expect.objectContaining({ code: 'ODDS_PRICE_IMPOSSIBLE' }),
    );
  });
});

describe('the methods', () => {
  it('are multiplicative unless another one is asked for', () =>
    expect(removeMargin({ first: -110, second: -110 }).method).toBe('multiplicative'));

  it('differ as they should: power and Shin take more from the longshot', () => {
    const long = devigMethods.map((method) => removeMargin({ first: -300, second: 240 }, method).second);
    const [multiplicative = 0, power = 0, shin = 0] = long;
    expect(multiplicative).toBeGreaterThan(shin);
    expect(multiplicative).toBeGreaterThan(power);
  });

  it("give Shin's own solution for two sides", () => {
    fc.assert(
      fc.property(price, price, (first, second) => {
        const [one, two] = [impliedProbability(first), impliedProbability(second)];
        fc.pre(one + two > 1.0001 && one + two < 1.6);
        expect(removeMargin({ first, second }, 'shin').first).toBeCloseTo(shinByDefinition(one, two), 8);
      }),
    );
  });
});
