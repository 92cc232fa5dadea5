import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { SourceRequest } from '../../ports/data-source.ts';
import type { OddsEvent } from './match-events.ts';

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

/** A game as a provider of odds knows it, with its prices. */
export interface PricedEvent extends OddsEvent {
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

/** A line of one bookmaker on the strikeouts of a pitcher of an event, American odds. */
export interface PitcherLine {
  pitcherName: string;
  bookmaker: string;
  line: number;
  over: number;
  under: number;
  /** Whether no other line of this pitcher is offered by more bookmakers. */
  isMain: boolean;
}

/** Somebody who sells lines on pitchers: one request for the events of a date, then one for each event. */
export interface LinesProvider {
  eventsFor(gameDate: string): SourceRequest;
  /** Reads the events of a date. Throws SOURCE_RESPONSE_MALFORMED for what is no answer. */
  readEvents(body: Buffer, what: string): { events: readonly OddsEvent[]; findings: BundleFinding[] };
  linesFor(eventId: string): SourceRequest;
  /** Reads the lines of an event; none are no lines yet. Throws SOURCE_RESPONSE_MALFORMED for what is no answer. */
  readLines(body: Buffer, what: string): { lines: PitcherLine[]; findings: BundleFinding[] };
}
