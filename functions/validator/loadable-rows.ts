import { stagedTables } from '../../shared/domain/validation/staged-tables.ts';
import type { AnyRow } from '../../shared/domain/validation/table-rules.ts';

/** A row that may be loaded: the values of its key, and the line of NDJSON that says it. */
export interface LoadableRow {
  key: readonly unknown[];
  line: string;
}

/** Loadable rows by `dataset.table`. */
export type LoadableTables = ReadonlyMap<string, readonly LoadableRow[]>;

const keys: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(stagedTables).map(({ table, key }) => [table, key]),
);

/** A row of a table with this key as it is loaded. `line` is its JSON where that is known already. */
export const loadableRow = (key: readonly string[], row: AnyRow, line?: string): LoadableRow => ({
  key: key.map((column) => row[column]),
  line: line ?? JSON.stringify(row),
});

/** Accepted rows of staged tables as they are loaded. A row of a bundle has its line: it is not written again. */
export function loadableTables(
  accepted: ReadonlyMap<string, readonly AnyRow[]>,
  lineOf: ReadonlyMap<object, string>,
): LoadableTables {
  return new Map(
    [...accepted].map(([table, rows]) => [
      table,
      rows.map((row) => loadableRow(keys.get(table) ?? [], row, lineOf.get(row))),
    ]),
  );
}
