import type { Bundle } from '../../schemas/bundle.ts';

/** Where the rows of a table stand in the bytes of a bundle, each on a line of its own. */
export interface RowLines {
  bytes: Buffer;
  /** First byte of each row, and the one after its last. */
  starts: readonly number[];
  ends: readonly number[];
}

const newline = 0x0a;
const comma = 0x2c;
const brace = 0x7b;

/** The lines of the rows by table, when there are as many as rows: the collector writes one row a line. Otherwise none. */
export function findRowLines(bytes: Buffer, { tables }: Bundle): Map<string, RowLines> {
  const [starts, ends]: [number[], number[]] = [[], []];
  const headEnd = bytes.indexOf(newline);
  for (let start = headEnd + 1; headEnd !== -1 && start < bytes.length; ) {
    const newlineAt = bytes.indexOf(newline, start);
    const end = newlineAt === -1 ? bytes.length : newlineAt;
    if (bytes[start] === brace) {
      starts.push(start);
      ends.push(bytes[end - 1] === comma ? end - 1 : end);
    }
    start = end + 1;
  }
  const lines = new Map<string, RowLines>();
  let rows = 0;
  for (const [table, { length }] of Object.entries(tables)) {
    lines.set(table, {
      bytes,
      starts: starts.slice(rows, rows + length),
      ends: ends.slice(rows, rows + length),
    });
    rows += length;
  }
  return rows === starts.length ? lines : new Map();
}

/** The text of a line. */
export const lineText = ({ bytes, starts, ends }: RowLines, place: number): string =>
  bytes.toString('utf8', starts[place], ends[place]);

/**
 * Rows of a table, all or some of them in their order, as NDJSON. All of them only move together where they stand: memory of its own for
 * the rows of a season is hundreds of megabytes, and the garbage collector runs for every 32 of them.
 */
export function ndjsonOf({ bytes, starts, ends }: RowLines, places: readonly number[]): Buffer {
  const isWhole = places.length === starts.length;
  const length = places.reduce((sum, place) => sum + (ends[place] ?? 0) - (starts[place] ?? 0) + 1, 0);
  const ndjson = isWhole ? bytes.subarray(starts[0], (starts[0] ?? 0) + length) : Buffer.allocUnsafe(length);
  let at = 0;
  for (const place of places) {
    at += bytes.copy(ndjson, at, starts[place], ends[place]);
    ndjson[at] = newline;
    at += 1;
  }
  return ndjson;
}
