import { parse } from 'csv-parse/sync';
import type { BundleFinding } from '../../../schemas/bundle.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { isAmericanPrice } from '../../domain/odds/prices.ts';
import { readDate, readInteger, readNumber } from '../statsapi/json-access.ts';
import { unknownFieldsFinding } from '../unknown-fields.ts';
import { teamIdOfAbbreviation } from './team-abbreviations.ts';

/** A line on a starter's strikeouts as whoever sells lines knows it: a file here, or a provider that is asked. */
export interface QuotedLine {
  gameDate: string;
  /** MLB's ids, where they are told. */
  gamePk: number | null;
  pitcherId: number | null;
  pitcherName: string;
  /** His club and the other one; null for an abbreviation nobody knows. */
  teamId: number | null;
  opponentId: number | null;
  bookmaker: string;
  /** Bookmakers of a consensus. */
  books: number | null;
  isMain: boolean | null;
  line: number;
  /** American prices. */
  over: number;
  under: number;
  capturedAt: string;
}

/** A file's lines, and what could not be read. */
export interface StrikeoutLinesFile {
  lines: QuotedLine[];
  findings: BundleFinding[];
}

const neededColumns = [
  'game_date',
  'pitcher_name',
  'pitcher_team',
  'opponent_team',
  'line',
  'over_odds',
  'under_odds',
  'snapshot_time',
] as const;

const readColumns = [
  ...neededColumns,
  'game_pk',
  'pitcher_mlbam',
  'bookmaker',
  'n_books',
  'is_main_line',
] as const;

/** What a file of this layout says beside its lines. How a start ended is never read: it is no part of a line. */
const otherColumns: readonly string[] = [
  'event_id',
  'pitcher_retro',
  'is_home',
  'game_time',
  'minutes_before_start',
  'actual_strikeouts',
  'actual_batters_faced',
  'actual_outs',
  'actual_pitches',
];

type Cell = (column: (typeof readColumns)[number]) => string;

/** Names a row of the file in a finding. */
const pathOf = (cell: Cell): string =>
  `${cell('game_date') || 'a line'} ${cell('pitcher_name')} ${cell('pitcher_team')} ${cell('line')}`.slice(
    0,
    80,
  );

/** A time with its offset, to the millisecond; null for anything else. */
function readMoment(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

function readTable(body: Buffer, what: string): { header: readonly string[]; rows: readonly string[][] } {
  let table: string[][];
  try {
    table = parse(body, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (cause) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} is no CSV`, { cause });
  }
  const [first = [], ...rows] = table;
  const header = first.map((name) => name.trim());
  const missing = neededColumns.filter((column) => !header.includes(column));
  if (missing.length === 0) return { header, rows };
  throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} has no column ${missing.join(', ')}`);
}

/** The line of a row, or what is wrong with it. */
function readLine(cell: Cell): QuotedLine | string {
  const gameDate = readDate(cell('game_date'));
  const line = readNumber(cell('line'));
  const [over, under] = [readInteger(cell('over_odds')), readInteger(cell('under_odds'))];
  const capturedAt = readMoment(cell('snapshot_time'));
  if (gameDate === null) return 'no date of a game';
  if (line === null || line < 0 || line > 27 || !Number.isInteger(2 * line))
    return `no line: '${cell('line').slice(0, 12)}'`;
  if (over === null || under === null || !isAmericanPrice(over) || !isAmericanPrice(under))
    return `not two American prices: '${cell('over_odds').slice(0, 12)}' and '${cell('under_odds').slice(0, 12)}'`;
  if (capturedAt === null) return `no capture time with its offset: '${cell('snapshot_time').slice(0, 40)}'`;
  const books = readInteger(cell('n_books'));
  return {
    gameDate,
    gamePk: readInteger(cell('game_pk')),
    pitcherId: readInteger(cell('pitcher_mlbam')),
    pitcherName: cell('pitcher_name'),
    teamId: teamIdOfAbbreviation(cell('pitcher_team')),
    opponentId: teamIdOfAbbreviation(cell('opponent_team')),
    bookmaker: cell('bookmaker') || 'consensus',
    books: books !== null && books > 0 ? books : null,
    isMain: cell('is_main_line') === '' ? null : cell('is_main_line') === '1',
    line,
    over,
    under,
    capturedAt,
  };
}

/**
 * Reads a CSV of strikeout lines: columns by name in any order, others ignored; clubs by MLB's abbreviations; American prices of both
 * sides. A row that is no line is left out with a finding. Throws SOURCE_RESPONSE_MALFORMED for what is no such file.
 */
export function readStrikeoutLines(body: Buffer, what: string): StrikeoutLinesFile {
  const { header, rows } = readTable(body, what);
  const known: readonly string[] = [...readColumns, ...otherColumns];
  const findings = unknownFieldsFinding(
    'header',
    header.filter((name) => !known.includes(name)),
  );
  const lines = rows.flatMap((cells) => {
    // A row of another width is cut or shifted: none of its cells can be trusted.
    const isWhole = cells.length === header.length;
    const cell: Cell = (column) => (isWhole ? (cells[header.indexOf(column)] ?? '').trim() : '');
    const line = readLine(cell);
    if (typeof line !== 'string') return [line];
    findings.push({ code: 'ROW_SKIPPED', path: pathOf(cell), message: line });
    return [];
  });
  return { lines, findings };
}
