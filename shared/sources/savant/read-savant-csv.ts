import type { BundleFinding } from '../../../schemas/bundle.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { knownColumns, oldestColumns, requiredColumns } from './columns.ts';
import { splitCsv } from './split-csv.ts';

/** A Savant file, its records unread. */
export interface SavantFile {
  records: readonly (readonly string[])[];
  /** Where a column stands in a record; -1 for one that the file does not have. */
  placeOf(column: string): number;
  findings: BundleFinding[];
}

/** Counts at which Savant has cut files, silently (2017, 2018, now): the newest rows are kept. */
const rowCaps: ReadonlySet<number> = new Set([25_000, 30_000, 40_000]);

/** Whether a file has exactly as many rows as Savant gives at most. */
export const isCapped = ({ records }: SavantFile): boolean => rowCaps.has(records.length);

/**
 * Reads a file of `statcast_search/csv` by the names of its header, whichever of the 89- to 121-column layouts it has. A header
 * alone is a file: of games not yet told. Throws SOURCE_FAILED (transient) for the `error` column with which Savant answers a
 * timeout with HTTP 200, and SOURCE_RESPONSE_MALFORMED for what is no such file or is cut.
 */
export function readSavantCsv(body: Buffer, what: string): SavantFile {
  const text = body.toString('utf8').replace(/^\uFEFF/, '');
  const [header = [], ...records] = recordsOf(text, what);
  const names = header.map((name) => name.trim());
  if (names.some((name) => name.toLowerCase() === 'error')) {
    throw new HanksTankError('SOURCE_FAILED', `${what} is an error that was answered with HTTP 200`);
  }
  const absent = requiredColumns.filter((name) => !names.includes(name));
  if (absent.length > 0) {
    throw new HanksTankError(
      'SOURCE_RESPONSE_MALFORMED',
      `${what} is no pitch file (${body.byteLength} bytes): it has no column ${absent.slice(0, 3).join(', ')}`,
    );
  }
  // `pitcher` and `fielder_2` have stood in the header twice: the first is the column of the documentation.
  const indexByName = new Map(names.map((name, index) => [name, index] as const).toReversed());
  const findings: BundleFinding[] = columnFindings(names);
  const whole = wholeRecords(records, names.length, { isClosed: text.endsWith('\n'), what, findings });
  if (text.includes('\uFFFD')) {
    findings.push({ code: 'VALUE_UNREADABLE', path: 'body', message: `${what} is not all UTF-8` });
  }
  return {
    records: whole,
    placeOf: (column) => indexByName.get(column) ?? -1,
    findings,
  };
}

function recordsOf(text: string, what: string): string[][] {
  if (/^\s*</.test(text)) throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} is markup`);
  try {
    return splitCsv(text);
  } catch (cause) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} is cut or no CSV`, { cause });
  }
}

/**
 * Records with a cell for every column. A last one that is short says that the body was cut; one without its line end may be cut in
 * its last cell and is left to the next night. A short or long one in the middle cannot be told apart from a shifted one.
 */
function wholeRecords(
  records: readonly string[][],
  width: number,
  { isClosed, what, findings }: { isClosed: boolean; what: string; findings: BundleFinding[] },
): string[][] {
  const last = records.at(-1);
  if (last !== undefined && last.length < width && !isClosed) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} is cut after ${records.length} rows`);
  }
  const whole = records.filter(({ length }) => length === width);
  const isOpen = last !== undefined && !isClosed && whole.at(-1) === last;
  if (isOpen) whole.pop();
  const skipped = records.length - whole.length;
  if (skipped > 0) {
    findings.push({
      code: 'ROW_SKIPPED',
      path: 'rows',
      message: `${skipped} of ${records.length} rows have not ${width} cells${isOpen ? ', or no line end' : ''}`,
    });
  }
  return whole;
}

function columnFindings(names: readonly string[]): BundleFinding[] {
  const unknown = names.filter((name) => !knownColumns.has(name));
  const absent = [...oldestColumns].filter((name) => !names.includes(name));
  const finding = (code: BundleFinding['code'], columns: readonly string[], says: string): BundleFinding[] =>
    columns.length === 0
      ? []
      : [{ code, path: 'header', message: `${columns.length} ${says}: ${listed(columns)}` }];
  return [
    ...finding('FIELD_UNKNOWN', unknown, 'columns nobody has described'),
    ...finding('FIELD_MISSING', absent, 'columns are gone, their values are null'),
  ];
}

/** A few names, cut: a header is somebody else's text. */
const listed = (names: readonly string[]): string =>
  `${names
    .slice(0, 5)
    .map((name) => name.slice(0, 60))
    .join(', ')}${names.length > 5 ? ' …' : ''}`;
