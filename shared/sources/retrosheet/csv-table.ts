import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import type { BundleFinding } from '../../../schemas/bundle.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { unknownFieldsFinding } from '../unknown-fields.ts';
import { unknownColumns } from './known-columns.ts';

/** Cells of a line, as text. */
export type Cells = readonly string[];

/** A file as lines of cells. `what` names it in messages. */
export interface CsvTable {
  what: string;
  /** Position of a column by its name; the first of two with one name. */
  columns: ReadonlyMap<string, number>;
  /** Lines after the header that have as many cells as it. To be gone through once. */
  rows: Iterable<Cells>;
  /** Complete when the rows have been gone through. */
  findings: BundleFinding[];
}

const malformed = (message: string, cause?: unknown): HanksTankError =>
  new HanksTankError('SOURCE_RESPONSE_MALFORMED', message, { cause });

/** The text of a file. Old files are not all UTF-8: what is none is read as Latin-1, and said. */
function decode(bytes: Buffer, what: string, findings: BundleFinding[]): string {
  if (!isUtf8(bytes)) {
    findings.push({ code: 'FALLBACK_USED', path: what, message: 'not UTF-8: read as Latin-1' });
    return bytes.toString('latin1');
  }
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** The cells of a line whose quotes, if any, enclose whole cells; null for a line that needs a real parser. */
export function splitLine(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const isQuoted = line.charCodeAt(at) === 34;
    const end = isQuoted ? line.indexOf('"', at + 1) : line.indexOf(',', at);
    if (isQuoted && end === -1) return null;
    const next = isQuoted ? end + 1 : end === -1 ? line.length : end;
    const cell = isQuoted ? line.slice(at + 1, end) : line.slice(at, next);
    if (!isQuoted && cell.includes('"')) return null;
    cells.push(cell);
    if (next >= line.length) return cells;
    if (line.charCodeAt(next) !== 44) return null;
    at = next + 1;
  }
}

/**
 * The lines of a text as cells, one at a time: a file of a season has 60,000 of them. Splitting is right for Retrosheet's files and
 * several times as fast as a parser; from the first line on that it cannot read, the parser reads the rest.
 */
function* cellsOf(text: string, what: string): Generator<string[]> {
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    if (line !== '') {
      const cells = splitLine(line);
      if (cells === null) {
        yield* parseText(text.slice(at), what);
        return;
      }
      yield cells;
    }
    at = end + 1;
  }
}

function parseText(text: string, what: string): string[][] {
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: true });
  } catch (cause) {
    throw malformed(`${what} is no CSV: ${cause instanceof Error ? cause.message : 'unreadable'}`, cause);
  }
}

/** Lines of another width are cut or shifted: none of their cells can be trusted. They are counted in a finding at the end. */
function* ofWidth(
  lines: Iterable<Cells>,
  width: number,
  what: string,
  findings: BundleFinding[],
): Generator<Cells> {
  let [number, first, skipped] = [0, 0, 0];
  for (const cells of lines) {
    number += 1;
    if (cells.length === width) {
      yield cells;
      continue;
    }
    skipped += 1;
    if (first === 0) first = number;
  }
  if (skipped > 0)
    findings.push({
      code: 'ROW_SKIPPED',
      path: what,
      message: `${skipped} line(s) have not ${width} cells; the first is data line ${first}`,
    });
}

/** Reads a file with a header. Throws SOURCE_RESPONSE_MALFORMED when it is no CSV or lacks one of the `required` columns. */
export function readCsvTable(bytes: Buffer, what: string, required: readonly string[]): CsvTable {
  const findings: BundleFinding[] = [];
  const lines = cellsOf(decode(bytes, what, findings), what);
  const header = lines.next().value ?? [];
  const columns = new Map<string, number>();
  for (const [index, name] of header.entries())
    if (!columns.has(name.trim())) columns.set(name.trim(), index);
  const missing = required.filter((name) => !columns.has(name));
  if (missing.length > 0)
    throw malformed(`${what} lacks the column${missing.length === 1 ? '' : 's'} ${missing.join(', ')}`);
  findings.push(...unknownFieldsFinding(what, unknownColumns([...columns.keys()])));
  return { what, columns, rows: ofWidth(lines, header.length, what, findings), findings };
}

/** Reads a file without a header, whose columns are known by their place. Throws SOURCE_RESPONSE_MALFORMED. */
export function readHeadlessTable(bytes: Buffer, what: string, width: number): CsvTable {
  const findings: BundleFinding[] = [];
  const lines = cellsOf(decode(bytes, what, findings), what);
  return { what, columns: new Map(), rows: ofWidth(lines, width, what, findings), findings };
}

/** A count: digits alone; -1 for everything else. */
export function readCount(cell: string | undefined): number {
  if (cell === undefined) return -1;
  const { length } = cell;
  if (length === 0 || length > 9) return -1;
  let value = 0;
  for (let at = 0; at < length; at += 1) {
    const digit = cell.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** `20120805` as a date; null for what is none. */
export function readDay(cell: string | undefined): string | null {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(cell ?? '');
  if (parts === null) return null;
  const date = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : null;
}
