import { addDays } from '../../domain/calendar.ts';
import type { SourceRequest } from '../../ports/data-source.ts';

/** The US books. A request costs a credit per region and market. */
const region = 'us';

const sport = '/v4/sports/baseball_mlb';

/** Market of the lines on the strikeouts of a pitcher. */
export const strikeoutMarket = 'pitcher_strikeouts';

/** A game of a US Eastern date begins between 6:00 UTC (Tokyo) and 9:00 UTC of the next day (a rain delay in the West). */
const startsOn = (gameDate: string) => ({
  dateFormat: 'iso',
  commenceTimeFrom: `${gameDate}T06:00:00Z`,
  commenceTimeTo: `${addDays(gameDate, 1)}T09:00:00Z`,
});

/** Asks The Odds API (v4) for moneylines and totals of a date: two credits. The key is not part of it: the path is logged and archived. */
export function oddsRequest(gameDate: string): SourceRequest {
  const query = new URLSearchParams({
    regions: region,
    markets: 'h2h,totals',
    oddsFormat: 'american',
    ...startsOn(gameDate),
  });
  return {
    endpoint: 'odds',
    subject: gameDate,
    urlPath: `${sport}/odds?${query}`,
    gamePk: null,
  };
}

/** Asks for the ids of the events of a date: free. */
export const eventsRequest = (gameDate: string): SourceRequest => ({
  endpoint: 'odds_events',
  subject: gameDate,
  urlPath: `${sport}/events?${new URLSearchParams(startsOn(gameDate))}`,
  gamePk: null,
});

/** Asks for the lines on strikeouts of one event: markets of players are sold event by event, a credit each where there are any. */
export function eventLinesRequest(eventId: string): SourceRequest {
  const query = new URLSearchParams({
    regions: region,
    markets: strikeoutMarket,
    oddsFormat: 'american',
    dateFormat: 'iso',
  });
  return {
    endpoint: 'odds_strikeouts',
    subject: eventId,
    urlPath: `${sport}/events/${encodeURIComponent(eventId)}/odds?${query}`,
    gamePk: null,
  };
}
