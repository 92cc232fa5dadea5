import type { strikeoutLineSnapshots } from '../../../schemas/tables/strikeout-lines.ts';
import { isAmericanPrice } from '../odds/prices.ts';
import type { OwnRowRule, RowOf } from './table-rules.ts';

/** Rules between the columns of a strikeout line. */
export const strikeoutLineRules: readonly OwnRowRule<RowOf<typeof strikeoutLineSnapshots>>[] = [
  {
    id: 'STRIKEOUT_LINE_PRICE_POSSIBLE',
    severity: 'hard',
    dimension: 'ranges',
    description: 'No American price lies between -100 and 100.',
    check: (row) => {
      const impossible = [row.over_price_american, row.under_price_american].find(
        (price) => !isAmericanPrice(price),
      );
      return impossible === undefined ? null : `the American price ${impossible} cannot be`;
    },
  },
];
