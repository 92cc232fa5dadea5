import { impliedProbability } from './prices.ts';

/** Ways to take the bookmaker's margin out of two prices. No one is best (Brier scores differ by less than .0001). */
export const devigMethods = ['multiplicative', 'power', 'shin'] as const;

/** See {@link devigMethods}. */
export type DevigMethod = (typeof devigMethods)[number];

/** A market of two sides without its margin. */
export interface FairMarket {
  method: DevigMethod;
  /** Probability of the first side. */
  first: number;
  /** Probability of the second side; the two make 1. */
  second: number;
  /** Sum of the implied probabilities: 1.025 is a margin of two and a half points. */
  overround: number;
}

/** q / sum(q): the margin is spread in proportion. */
const multiplicative = (first: number, second: number): number => first / (first + second);

/** q^k with k such that the two make 1: takes more from the longer price. The sum falls in k, from 2 at 0 to 0: bisection cannot miss. */
function power(first: number, second: number): number {
  const sumAt = (exponent: number): number => first ** exponent + second ** exponent;
  let [low, high] = [0, 1];
  while (sumAt(high) > 1) [low, high] = [high, high * 2];
  for (let step = 0; step < 200 && high - low > Number.EPSILON * high; step += 1) {
    const middle = (low + high) / 2;
    if (sumAt(middle) > 1) low = middle;
    else high = middle;
  }
  const root = first ** high;
  return root / (root + second ** high);
}

/**
 * Shin (1992, 1993): the margin is the bookmaker's protection against a share z of insiders. With two sides Jullien and Salanié's
 * formula comes to the additive one: each side gives up half of the margin. Both stay between 0 and 1, as no implied probability reaches 1.
 */
const shin = (first: number, second: number): number => (1 + first - second) / 2;

const fairFirst: { readonly [Method in DevigMethod]: (first: number, second: number) => number } = {
  multiplicative,
  power,
  shin,
};

/** Takes the margin out of the American prices of two sides. Throws ODDS_PRICE_IMPOSSIBLE for a price that cannot exist. */
export function removeMargin(
  prices: { first: number; second: number },
  method: DevigMethod = 'multiplicative',
): FairMarket {
  const [first, second] = [impliedProbability(prices.first), impliedProbability(prices.second)];
  const fair = fairFirst[method](first, second);
  return { method, first: fair, second: 1 - fair, overround: first + second };
}
