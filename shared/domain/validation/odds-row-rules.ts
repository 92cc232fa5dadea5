import type { oddsSnapshots } from '../../../schemas/tables/odds.ts';
import { isAmericanPrice } from '../odds/prices.ts';
import type { OwnRowRule, RowOf } from './table-rules.ts';

/** A row of `odds_snapshots`. */
type OddsRow = RowOf<typeof oddsSnapshots>;

/** Rules between the columns of a price. */
export const oddsRowRules: readonly OwnRowRule<OddsRow>[] = [
  {
    id: 'ODDS_PRICE_POSSIBLE',
    severity: 'hard',
    dimension: 'ranges',
    description: 'No American price lies between -100 and 100.',
    check: (row) => {
      const prices = [
        row.home_price_american,
        row.away_price_american,
        row.over_price_american,
        row.under_price_american,
      ];
      const impossible = prices.find((price) => price !== null && !isAmericanPrice(price));
      return impossible === undefined ? null : `the American price ${impossible} cannot be`;
    },
  },
  {
    id: 'ODDS_SIDES_OF_MARKET',
    severity: 'hard',
    dimension: 'schema',
    description: 'A moneyline has both prices; a total has its line, and both prices or none.',
    check: (row) => {
      const sides = [row.home_price_american, row.away_price_american].filter((price) => price !== null);
      const totals = [row.over_price_american, row.under_price_american].filter((price) => price !== null);
      if (row.market === 'h2h')
        return sides.length === 2 && totals.length === 0 && row.total_line === null
          ? null
          : 'a moneyline needs its two prices and nothing of a total';
      return row.total_line !== null && totals.length !== 1 && sides.length === 0
        ? null
        : 'a total needs its line, two prices or none, and nothing of a moneyline';
    },
  },
];
