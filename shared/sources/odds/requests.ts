import { addDays } from '../../domain/calendar.ts';
import type { SourceRequest } from '../../ports/data-source.ts';

/** The US books. A request costs a credit per region and market: two. */
const region = 'us';

/**
 * Asks The Odds API (v4) for moneylines and totals of a date. The key is not part of it: the path is logged and archived. A game of a
 * US Eastern date begins between 6:00 UTC (Tokyo) and 9:00 UTC of the next day (a rain delay in the West).
 */
export function oddsRequest(gameDate: string): SourceRequest {
  const query = new URLSearchParams({
    regions: region,
    markets: 'h2h,totals',
    oddsFormat: 'american',
    dateFormat: 'iso',
    commenceTimeFrom: `${gameDate}T06:00:00Z`,
    commenceTimeTo: `${addDays(gameDate, 1)}T09:00:00Z`,
  });
  return {
    endpoint: 'odds',
    subject: gameDate,
    urlPath: `/v4/sports/baseball_mlb/odds?${query}`,
    gamePk: null,
  };
}
