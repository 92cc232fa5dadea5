import { presentJson } from '../../shared/domain/row-hash.ts';
import { stagedTables } from '../../shared/domain/validation/staged-tables.ts';
import type { AnyRow } from '../../shared/domain/validation/table-rules.ts';
import type { ReadBundle } from './read-bundle.ts';
import { lineText, ndjsonOf, type RowLines } from './row-lines.ts';

/** The values of a row's key, in the order of the key's columns. */
export type RowKey = readonly unknown[];

/** Rows of one table that may be loaded, at least one: NDJSON in the order of the keys, one row a key. */
export interface LoadableRows {
  firstKey: RowKey;
  lastKey: RowKey;
  rows: number;
  ndjson: Uint8Array;
}

/** Loadable rows by `dataset.table`. */
export type LoadableTables = ReadonlyMap<string, LoadableRows>;

/** A row and its line in NDJSON. */
interface RowLine {
  row: AnyRow;
  line: string;
}

const keys: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(stagedTables).map(({ table, key }) => [table, key]),
);

const keyOf = (key: readonly string[], row: AnyRow): RowKey => key.map((column) => row[column]);

function compareValues(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left) < String(right) ? -1 : 1;
}

function compareKeys(left: RowKey, right: RowKey): number {
  for (let index = 0; index < left.length; index += 1) {
    const order = compareValues(left[index], right[index]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareRows(key: readonly string[], left: AnyRow, right: AnyRow): number {
  for (const column of key) {
    const order = compareValues(left[column], right[column]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Whether rows come in the order of their keys, each with one of its own: most do. */
const isInOrder = (key: readonly string[], rows: readonly AnyRow[]): boolean =>
  rows.every((row, index) => {
    const before = rows[index - 1];
    return before === undefined || compareRows(key, before, row) < 0;
  });

/** Rows that are in order, written as NDJSON. */
function loadable(key: readonly string[], rows: readonly AnyRow[], ndjson: Buffer): LoadableRows | null {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { firstKey: keyOf(key, first), lastKey: keyOf(key, last), rows: rows.length, ndjson };
}

/** Orders rows by key and keeps one a key: the first one offered (sorting is stable). */
function inOrder(key: readonly string[], offered: readonly RowLine[]): LoadableRows | null {
  const sorted = offered.toSorted((left, right) => compareRows(key, left.row, right.row));
  const unique = sorted.filter(({ row }, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareRows(key, before.row, row) !== 0;
  });
  return loadable(
    key,
    unique.map(({ row }) => row),
    Buffer.from(unique.map(({ line }) => `${line}\n`).join('')),
  );
}

/** Rows of a table with this key as they are loaded; null without any. */
export const loadableRows = (key: readonly string[], rows: readonly AnyRow[]): LoadableRows | null =>
  inOrder(
    key,
    rows.map((row) => ({ row, line: presentJson(row) })),
  );

/** Which of the offered rows each accepted one is; -1 for one that was read into another. Accepted rows come in the order in which they were offered. */
function placesOf(accepted: readonly AnyRow[], offered: readonly AnyRow[]): number[] {
  let next = 0;
  return accepted.map((row) => {
    const place = offered.indexOf(row, next);
    if (place !== -1) next = place + 1;
    return place;
  });
}

/** Accepted rows of a table as they are loaded. A row that has its line already is not written again. */
function loadableTable(
  key: readonly string[],
  accepted: readonly AnyRow[],
  offered: readonly AnyRow[],
  lines: RowLines | undefined,
): LoadableRows | null {
  if (lines === undefined) return loadableRows(key, accepted);
  const places = placesOf(accepted, offered);
  if (!places.includes(-1) && isInOrder(key, accepted))
    return loadable(key, accepted, ndjsonOf(lines, places));
  return inOrder(
    key,
    accepted.map((row, index) => {
      const place = places[index] ?? -1;
      return { row, line: place === -1 ? presentJson(row) : lineText(lines, place) };
    }),
  );
}

/** Accepted rows of the tables of a bundle as they are loaded. */
export function loadableTables(
  accepted: ReadonlyMap<string, readonly AnyRow[]>,
  { bundle, linesOf }: ReadBundle,
): LoadableTables {
  const tables = new Map<string, LoadableRows>();
  for (const [table, rows] of accepted) {
    const own = loadableTable(keys.get(table) ?? [], rows, bundle.tables[table] ?? [], linesOf.get(table));
    if (own !== null) tables.set(table, own);
  }
  return tables;
}

/** The rows of NDJSON, which a bundle has left in its text only. */
const rowLinesOf = ({ ndjson }: LoadableRows): RowLine[] =>
  Buffer.from(ndjson.buffer, ndjson.byteOffset, ndjson.byteLength)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => ({ row: JSON.parse(line), line }));

/**
 * The rows of several bundles in pieces that follow one another, in the order of their keys; of rows with one key (a team in several
 * bundles) the first one offered stays. The pitches of games follow one another as they are: most rows of a date are never taken apart.
 */
export function uniteRows(key: readonly string[], offered: readonly LoadableRows[]): readonly LoadableRows[] {
  const ordered = offered.toSorted((left, right) => compareKeys(left.firstKey, right.firstKey));
  const followOneAnother = ordered.every((rows, index) => {
    const before = ordered[index - 1];
    return before === undefined || compareKeys(before.lastKey, rows.firstKey) < 0;
  });
  if (followOneAnother) return ordered;
  const united = inOrder(key, offered.flatMap(rowLinesOf));
  return united === null ? [] : [united];
}
