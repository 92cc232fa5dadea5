import type { BundleFinding } from '../../../schemas/bundle.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { isAmericanPrice } from '../../domain/odds/prices.ts';
import {
  type JsonObject,
  readList,
  readMoment,
  readNumber,
  readObject,
  readText,
} from '../statsapi/json-access.ts';
import { unknownFieldsFinding, watchFields } from '../unknown-fields.ts';
import type { BookPrice, LinesProvider, OddsProvider, PricedEvent, ProviderOdds } from './provider.ts';
import { readPitcherLines } from './read-pitcher-lines.ts';
import { eventLinesRequest, eventsRequest, oddsRequest } from './requests.ts';
import { teamIdOfName } from './team-names.ts';

/** The Odds API v4. An answer of `/events` is one of `/odds` without bookmakers. */
export const oddsApi: OddsProvider & LinesProvider = {
  requestFor: oddsRequest,
  read: readOddsApi,
  eventsFor: eventsRequest,
  readEvents: readOddsApi,
  linesFor: eventLinesRequest,
  readLines: readPitcherLines,
};

/** Members of the answer by the documentation of version 4, options included (links, ids, limits). */
const unknownFieldsOf = watchFields({
  '*': 'id sport_key sport_title commence_time home_team away_team bookmakers completed scores last_update',
  '*.bookmakers.*': 'key title last_update link sid markets',
  '*.bookmakers.*.markets.*': 'key last_update link sid outcomes',
  '*.bookmakers.*.markets.*.outcomes.*': 'name price point description link sid bet_limit multiplier',
});

/**
 * Reads an answer of `/v4/sports/baseball_mlb/odds`: a list of events with `bookmakers[].markets[].outcomes[]`. Unknown members are
 * told once; an event, a book or a market that cannot be read is left out with a finding.
 */
export function readOddsApi(body: Buffer, what: string): ProviderOdds {
  const list = parseList(body, what);
  const findings: BundleFinding[] = unknownFieldsFinding('odds', unknownFieldsOf(list));
  const events = list.flatMap((value, index) => {
    const event = readEvent(readObject(value), `[${index}]`, findings);
    return event === null ? [] : [event];
  });
  return { events, findings };
}

function parseList(body: Buffer, what: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} is not JSON (${body.byteLength} bytes)`, {
      cause,
    });
  }
  if (Array.isArray(value)) return value;
  throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} is not a list of events`);
}

function readEvent(event: JsonObject, path: string, findings: BundleFinding[]): PricedEvent | null {
  const skip = (message: string): null => {
    findings.push({ code: 'ROW_SKIPPED', path, message });
    return null;
  };
  const eventId = readText(event['id']);
  const startsAt = readMoment(event['commence_time']);
  const [home, away] = [readText(event['home_team']), readText(event['away_team'])];
  if (eventId === null || startsAt === null || home === null || away === null)
    return skip('an event without id, time or teams');
  const [homeTeamId, awayTeamId] = [teamIdOfName(home), teamIdOfName(away)];
  if (homeTeamId === null || awayTeamId === null || homeTeamId === awayTeamId)
    return skip(`no two known clubs: ${away.slice(0, 40)} at ${home.slice(0, 40)}`);
  const prices = readList(event['bookmakers']).flatMap((book, index) =>
    readBook(readObject(book), { home, away }, `${path}.bookmakers[${index}]`, findings),
  );
  return { eventId, startsAt, homeTeamId, awayTeamId, prices: oncePerMarket(prices, path, findings) };
}

interface Sides {
  home: string;
  away: string;
}

function readBook(book: JsonObject, sides: Sides, path: string, findings: BundleFinding[]): BookPrice[] {
  const bookmaker = readText(book['key']);
  if (bookmaker === null) {
    findings.push({ code: 'ROW_SKIPPED', path, message: 'a bookmaker without a key' });
    return [];
  }
  return readList(book['markets']).flatMap((value, index) => {
    const market = readObject(value);
    const key = readText(market['key']);
    if (key !== 'h2h' && key !== 'totals') return [];
    // The market's own time where it has one: the bookmaker's moves with any of its markets.
    const updatedAt = readMoment(market['last_update']) ?? readMoment(book['last_update']);
    const outcomes = readList(market['outcomes']).map(readObject);
    const price =
      key === 'h2h'
        ? readMoneyline(outcomes, sides, { bookmaker, updatedAt })
        : readTotal(outcomes, { bookmaker, updatedAt });
    if (price !== null) return [price];
    findings.push({
      code: 'VALUE_UNREADABLE',
      path: `${path}.markets[${index}]`,
      message: `${key} of ${bookmaker} has not two sides with American prices`,
    });
    return [];
  });
}

type Quoted = Pick<BookPrice, 'bookmaker' | 'updatedAt'>;

function priceOf(outcomes: readonly JsonObject[], name: string): number | null {
  const [outcome, ...others] = outcomes.filter((candidate) => readText(candidate['name']) === name);
  const price = readNumber(outcome?.['price']);
  return others.length === 0 && price !== null && isAmericanPrice(price) ? price : null;
}

function readMoneyline(outcomes: readonly JsonObject[], sides: Sides, quoted: Quoted): BookPrice | null {
  const [home, away] = [priceOf(outcomes, sides.home), priceOf(outcomes, sides.away)];
  if (outcomes.length !== 2 || home === null || away === null) return null;
  return { market: 'h2h', ...quoted, home, away };
}

function readTotal(outcomes: readonly JsonObject[], quoted: Quoted): BookPrice | null {
  const [over, under] = [priceOf(outcomes, 'Over'), priceOf(outcomes, 'Under')];
  const [line, other] = outcomes.map((outcome) => readNumber(outcome['point']));
  if (outcomes.length !== 2 || over === null || under === null) return null;
  if (line === undefined || line === null || line <= 0 || line !== other) return null;
  return { market: 'totals', ...quoted, line, over, under };
}

/** The first price of a book and market; another one is reported. */
function oncePerMarket(prices: readonly BookPrice[], path: string, findings: BundleFinding[]): BookPrice[] {
  const first = new Map<string, BookPrice>();
  for (const price of prices) {
    const key = `${price.bookmaker} ${price.market}`;
    if (first.has(key)) findings.push({ code: 'ROW_SKIPPED', path, message: `${key} is listed twice` });
    else first.set(key, price);
  }
  return [...first.values()];
}
