import type { BundleFinding } from '../../../schemas/bundle.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { isAmericanPrice } from '../../domain/odds/prices.ts';
import { type JsonObject, readList, readNumber, readObject, readText } from '../statsapi/json-access.ts';
import { unknownFieldsFinding, watchFields } from '../unknown-fields.ts';
import type { PitcherLine } from './provider.ts';
import { strikeoutMarket } from './requests.ts';

/** Members of the answer by the documentation of version 4, options included. */
const unknownFieldsOf = watchFields({
  '': 'id sport_key sport_title commence_time home_team away_team bookmakers',
  'bookmakers.*': 'key title last_update link sid markets',
  'bookmakers.*.markets.*': 'key last_update link sid outcomes',
  'bookmakers.*.markets.*.outcomes.*': 'name description price point link sid bet_limit multiplier',
});

/**
 * Reads an answer of `/v4/sports/baseball_mlb/events/{id}/odds` with the market `pitcher_strikeouts`: outcomes `Over` and `Under` with a price and a
 * point, the pitcher by name in `description`. A line without both sides is a finding, and so is a second price of one. Throws
 * SOURCE_RESPONSE_MALFORMED for what is no event.
 */
export function readPitcherLines(
  body: Buffer,
  what: string,
): { lines: PitcherLine[]; findings: BundleFinding[] } {
  const event = parseEvent(body, what);
  const findings = unknownFieldsFinding('odds of an event', unknownFieldsOf(event));
  const lines = readList(event['bookmakers'])
    .map(readObject)
    .flatMap((book) => {
      const bookmaker = readText(book['key']);
      const markets = readList(book['markets']).map(readObject);
      return bookmaker === null
        ? []
        : markets
            .filter(({ key }) => readText(key) === strikeoutMarket)
            .flatMap(({ outcomes }) => readMarket(readList(outcomes).map(readObject), bookmaker, findings));
    });
  return { lines: withMain(oncePerLine(lines, findings)), findings };
}

type Quote = Omit<PitcherLine, 'isMain'>;

function parseEvent(body: Buffer, what: string): JsonObject {
  try {
    const value: unknown = JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''));
    const event = readObject(value);
    if (readText(event['id']) !== null && Array.isArray(event['bookmakers'])) return event;
  } catch (cause) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} is not JSON (${body.byteLength} bytes)`, {
      cause,
    });
  }
  throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} is no event with bookmakers`);
}

/** The lines of a bookmaker: both sides of a pitcher and a point. */
function readMarket(outcomes: readonly JsonObject[], bookmaker: string, findings: BundleFinding[]): Quote[] {
  const byLine = Map.groupBy(outcomes, (outcome) =>
    JSON.stringify([readText(outcome['description']), readNumber(outcome['point'])]),
  );
  return [...byLine.values()].flatMap((own) => {
    const [first = {}] = own;
    const [pitcherName, line] = [readText(first['description']), readNumber(first['point'])];
    const [over, under] = [priceOf(own, 'Over'), priceOf(own, 'Under')];
    const isLine = pitcherName !== null && line !== null && line >= 0 && Number.isInteger(2 * line);
    if (isLine && own.length === 2 && over !== null && under !== null)
      return [{ pitcherName, bookmaker, line, over, under }];
    findings.push({
      code: 'VALUE_UNREADABLE',
      path: `${bookmaker} ${pitcherName ?? 'nobody'} ${line ?? ''}`.slice(0, 80),
      message: 'no over and under of a pitcher with American prices',
    });
    return [];
  });
}

function priceOf(outcomes: readonly JsonObject[], side: 'Over' | 'Under'): number | null {
  const price = readNumber(outcomes.find(({ name }) => readText(name) === side)?.['price']);
  return price !== null && isAmericanPrice(price) ? price : null;
}

function oncePerLine(lines: readonly Quote[], findings: BundleFinding[]): Quote[] {
  const first = new Map<string, Quote>();
  for (const quote of lines) {
    const key = `${quote.bookmaker} ${quote.pitcherName} ${quote.line}`;
    if (first.has(key))
      findings.push({ code: 'ROW_SKIPPED', path: key.slice(0, 80), message: 'is listed twice' });
    else first.set(key, quote);
  }
  return [...first.values()];
}

/** The line that most bookmakers offer for a pitcher is his main one. */
function withMain(lines: readonly Quote[]): PitcherLine[] {
  const booksOf = ({ pitcherName, line }: Quote): number =>
    lines.filter((other) => other.pitcherName === pitcherName && other.line === line).length;
  return lines.map((quote) => ({
    ...quote,
    isMain: lines.every(
      (other) => other.pitcherName !== quote.pitcherName || booksOf(other) <= booksOf(quote),
    ),
  }));
}
