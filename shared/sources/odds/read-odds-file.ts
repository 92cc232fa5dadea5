import { parse } from 'csv-parse/sync';
import type { BundleFinding } from '../../../schemas/bundle.ts';
import { asHanksTankError, HanksTankError } from '../../domain/errors.ts';
import { isAmericanPrice } from '../../domain/odds/prices.ts';
import { teamIdOfCode } from '../retrosheet/team-codes.ts';
import { readDate, readInteger, readNumber } from '../statsapi/json-access.ts';
import { unknownFieldsFinding } from '../unknown-fields.ts';

/** Prices of one game of a file. */
export interface FilePrice {
  season: number;
  gameDate: string;
  /** 0 single game, 1 and 2 of a doubleheader. */
  gameNumber: number;
  homeTeamId: number;
  awayTeamId: number;
  open: { home: number; away: number } | null;
  close: { home: number; away: number } | null;
  closeTotal: number | null;
}

/** A file's prices, and what could not be read. */
export interface OddsFile {
  prices: FilePrice[];
  /** Lines that name no game of a season's clubs, or one that another line named before. */
  unread: number;
  findings: BundleFinding[];
}

/** What names a game. */
const gameColumns = ['season', 'game_date', 'game_number', 'away', 'home'] as const;
/** Prices; a file of closing lines alone has no column for the others. */
const priceColumns = ['open_away', 'open_home', 'close_away', 'close_home', 'close_total'] as const;
const columns = [...gameColumns, ...priceColumns] as const;

/** Text of a column of one line. */
type Cell = (column: (typeof columns)[number]) => string;

/** Names a line in a finding. */
const pathOf = (cell: Cell): string =>
  `${cell('game_date') || 'a line'} ${cell('away')} at ${cell('home')} ${cell('game_number')}`.slice(0, 60);

/**
 * Reads a CSV of moneylines: columns by name in any order, others ignored; clubs by Retrosheet's codes; American prices, blank or without
 * a column where missing. A line that names no game is left out with a finding, an impossible price is a finding and null. Throws
 * SOURCE_RESPONSE_MALFORMED for what is no such file.
 */
export function readOddsFile(body: Buffer, what: string): OddsFile {
  const { header, lines } = readTable(body, what);
  const known: readonly string[] = columns;
  const findings = unknownFieldsFinding(
    'header',
    header.filter((name) => !known.includes(name)),
  );
  const seen = new Set<string>();
  const prices = lines.flatMap((cells) => {
    // A line of another width is cut or shifted: none of its cells can be trusted.
    const isWhole = cells.length === header.length;
    const cell: Cell = (column) => (isWhole ? (cells[header.indexOf(column)] ?? '').trim() : '');
    const price = readPrice(cell, findings);
    if (price === null) return [];
    const key = [price.gameDate, price.gameNumber, price.homeTeamId, price.awayTeamId].join(' ');
    if (!seen.has(key)) {
      seen.add(key);
      return [price];
    }
    findings.push({ code: 'ROW_SKIPPED', path: pathOf(cell), message: 'a second line of this game' });
    return [];
  });
  return { prices, unread: lines.length - prices.length, findings };
}

function readTable(body: Buffer, what: string): { header: readonly string[]; lines: readonly string[][] } {
  let table: string[][];
  try {
    table = parse(body, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (cause) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} is no CSV`, { cause });
  }
  const [first = [], ...lines] = table;
  const header = first.map((name) => name.trim());
  const missing: readonly string[] = priceColumns.some((column) => header.includes(column))
    ? gameColumns.filter((column) => !header.includes(column))
    : columns.filter((column) => !header.includes(column));
  if (missing.length === 0) return { header, lines };
  throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} has no column ${missing.join(', ')}`);
}

function readPrice(cell: Cell, findings: BundleFinding[]): FilePrice | null {
  const path = pathOf(cell);
  try {
    const game = readGame(cell);
    const pair = (kind: 'open' | 'close') =>
      readPair(cell(`${kind}_home`), cell(`${kind}_away`), `${path} ${kind}`, findings);
    return {
      ...game,
      open: pair('open'),
      close: pair('close'),
      closeTotal: readTotal(cell('close_total'), path, findings),
    };
  } catch (thrown) {
    findings.push({ code: 'ROW_SKIPPED', path, message: asHanksTankError(thrown).message });
    return null;
  }
}

function readGame(cell: Cell) {
  const season = readInteger(cell('season')) ?? 0;
  const gameDate = readDate(cell('game_date'));
  const gameNumber = readInteger(cell('game_number'));
  const [homeTeamId, awayTeamId] = [teamIdOfCode(cell('home'), season), teamIdOfCode(cell('away'), season)];
  if (
    gameDate === null ||
    !gameDate.startsWith(`${season}-`) ||
    gameNumber === null ||
    ![0, 1, 2].includes(gameNumber) ||
    homeTeamId === awayTeamId
  )
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', 'season, date, number and clubs name no game');
  return { season, gameDate, gameNumber, homeTeamId, awayTeamId };
}

function readPair(
  homeText: string,
  awayText: string,
  path: string,
  findings: BundleFinding[],
): { home: number; away: number } | null {
  if (homeText === '' && awayText === '') return null;
  const [home, away] = [readInteger(homeText), readInteger(awayText)];
  if (home !== null && away !== null && isAmericanPrice(home) && isAmericanPrice(away)) return { home, away };
  findings.push({
    code: 'VALUE_UNREADABLE',
    path,
    message: `not two American prices: '${awayText.slice(0, 12)}' and '${homeText.slice(0, 12)}'`,
  });
  return null;
}

/** No game ends without a run: 0 stands for a missing total in the source. */
function readTotal(text: string, path: string, findings: BundleFinding[]): number | null {
  if (text === '') return null;
  const total = readNumber(text);
  if (total !== null && total > 0 && total <= 40) return total;
  findings.push({
    code: 'VALUE_UNREADABLE',
    path: `${path} close_total`,
    message: `no total: '${text.slice(0, 12)}'`,
  });
  return null;
}
