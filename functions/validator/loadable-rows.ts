import { stagedTables } from '../../shared/domain/validation/staged-tables.ts';
import type { AnyRow } from '../../shared/domain/validation/table-rules.ts';

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

interface KeyedLine {
  key: RowKey;
  line: string;
}

const keys: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(stagedTables).map(({ table, key }) => [table, key]),
);

function compareKeys(left: RowKey, right: RowKey): number {
  for (let index = 0; index < left.length; index += 1) {
    const [a, b] = [left[index], right[index]];
    if (a === b) continue;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a) < String(b) ? -1 : 1;
  }
  return 0;
}

const isInOrder = (lines: readonly KeyedLine[]): boolean =>
  lines.every(({ key }, index) => {
    const before = lines[index - 1];
    return before === undefined || compareKeys(before.key, key) < 0;
  });

/** Orders lines by key and keeps one a key: the first one offered. Sorting is stable; most lines come in order. */
function oneAKey(lines: readonly KeyedLine[]): readonly KeyedLine[] {
  if (isInOrder(lines)) return lines;
  const sorted = lines.toSorted((left, right) => compareKeys(left.key, right.key));
  return sorted.filter(({ key }, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareKeys(before.key, key) !== 0;
  });
}

function inOrder(lines: readonly KeyedLine[]): LoadableRows | null {
  const unique = oneAKey(lines);
  const [first, last] = [unique[0], unique.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    firstKey: first.key,
    lastKey: last.key,
    rows: unique.length,
    ndjson: Buffer.from(`${unique.map(({ line }) => line).join('\n')}\n`),
  };
}

const keyOf = (key: readonly string[], row: AnyRow): RowKey => key.map((column) => row[column]);

/** Rows of a table with this key as they are loaded; null without any. A row that has its line already is not written again. */
export const loadableRows = (
  key: readonly string[],
  rows: readonly AnyRow[],
  lineOf: ReadonlyMap<object, string> = new Map(),
): LoadableRows | null =>
  inOrder(rows.map((row) => ({ key: keyOf(key, row), line: lineOf.get(row) ?? JSON.stringify(row) })));

/** Accepted rows of staged tables as they are loaded. */
export function loadableTables(
  accepted: ReadonlyMap<string, readonly AnyRow[]>,
  lineOf: ReadonlyMap<object, string>,
): LoadableTables {
  const tables = new Map<string, LoadableRows>();
  for (const [table, rows] of accepted) {
    const loadable = loadableRows(keys.get(table) ?? [], rows, lineOf);
    if (loadable !== null) tables.set(table, loadable);
  }
  return tables;
}

/** The lines of NDJSON with their keys, which a bundle has left in its text only. */
const keyedLines = (key: readonly string[], { ndjson }: LoadableRows): KeyedLine[] =>
  Buffer.from(ndjson.buffer, ndjson.byteOffset, ndjson.byteLength)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => ({ key: keyOf(key, JSON.parse(line)), line }));

/**
 * The rows of several bundles as one, in the order of their keys; of rows with one key (a team in several bundles) the first one
 * offered stays. The pitches of games follow one another as they are: most rows of a date are never taken apart.
 */
export function uniteRows(key: readonly string[], offered: readonly LoadableRows[]): LoadableRows | null {
  const ordered = offered.toSorted((left, right) => compareKeys(left.firstKey, right.firstKey));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return null;
  const followOneAnother = ordered.every((rows, index) => {
    const before = ordered[index - 1];
    return before === undefined || compareKeys(before.lastKey, rows.firstKey) < 0;
  });
  if (!followOneAnother) return inOrder(offered.flatMap((rows) => keyedLines(key, rows)));
  return {
    firstKey: first.firstKey,
    lastKey: last.lastKey,
    rows: ordered.reduce((sum, { rows }) => sum + rows, 0),
    ndjson: Buffer.concat(ordered.map(({ ndjson }) => ndjson)),
  };
}
