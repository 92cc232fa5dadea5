import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { SourceRequest } from '../../ports/data-source.ts';

/** Prices of one bookmaker for one market, American odds. Sides of a moneyline are the event's. */
export type BookPrice =
  | { market: 'h2h'; bookmaker: string; updatedAt: string | null; home: number; away: number }
  | {
      market: 'totals';
      bookmaker: string;
      updatedAt: string | null;
      line: number;
      over: number;
      under: number;
    };

/** A game as a provider of odds knows it: two clubs and a time. */
export interface PricedEvent {
  /** The provider's id. */
  eventId: string;
  startsAt: string;
  homeTeamId: number;
  awayTeamId: number;
  prices: BookPrice[];
}

/** What could be read of an answer, and what could not. */
export interface ProviderOdds {
  events: PricedEvent[];
  findings: BundleFinding[];
}

/** Somebody who sells odds. One request asks for every game of a date. */
export interface OddsProvider {
  requestFor(gameDate: string): SourceRequest;
  /** Reads a successful answer; no events are no prices yet. Throws SOURCE_RESPONSE_MALFORMED for what is no answer. */
  read(body: Buffer, what: string): ProviderOdds;
}
