import { HanksTankError } from '../errors.ts';

const impossible = (what: string): HanksTankError =>
  new HanksTankError('ODDS_PRICE_IMPOSSIBLE', `${what} is no price a bookmaker can offer`);

/** Whether an American price can exist: 100 or more, or -100 or less. */
export const isAmericanPrice = (american: number): boolean =>
  Number.isFinite(american) && Math.abs(american) >= 100;

/** Decimal odds (stake included) of an American price: +150 is 2.5, -200 is 1.5. Throws ODDS_PRICE_IMPOSSIBLE. */
export function decimalOfAmerican(american: number): number {
  if (!isAmericanPrice(american)) throw impossible(`the American price ${american}`);
  return american > 0 ? 1 + american / 100 : 1 + 100 / -american;
}

/** American price of decimal odds, unrounded; even money is +100. Throws ODDS_PRICE_IMPOSSIBLE for odds of 1 or less. */
export function americanOfDecimal(decimal: number): number {
  if (!Number.isFinite(decimal) || decimal <= 1) throw impossible(`the decimal price ${decimal}`);
  return decimal >= 2 ? (decimal - 1) * 100 : -100 / (decimal - 1);
}

/** The probability at which an American price breaks even, the bookmaker's margin included. Throws ODDS_PRICE_IMPOSSIBLE. */
export const impliedProbability = (american: number): number => 1 / decimalOfAmerican(american);

/** The American price that breaks even at a probability between 0 and 1. Throws ODDS_PRICE_IMPOSSIBLE. */
export function americanOfProbability(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw impossible(`a price for the probability ${probability}`);
  return americanOfDecimal(1 / probability);
}
