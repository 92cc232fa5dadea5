import { type Bundle, type BundleRow, bundleSchema } from '../../schemas/bundle.ts';
import { completeTables } from '../../shared/domain/complete-rows.ts';
import { rowLine } from '../../shared/domain/row-text.ts';

/** Staged rows as the validator reads them: written with their hash and without empty columns, and read again. */
export function storedTables(tables: Bundle['tables']): Bundle['tables'] {
  const stored = Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      rows.map((row): BundleRow => JSON.parse(rowLine(row))), // a row is written as an object
    ]),
  );
  completeTables(stored);
  return stored;
}

/** A line of NDJSON as a row with every column. */
export function storedRow(table: string, line: string): BundleRow {
  const row: BundleRow = JSON.parse(line); // a row is written as an object
  completeTables({ [table]: [row] });
  return row;
}

/** The text of a staged bundle as the validator reads it. */
export function storedBundle(text: string): Bundle {
  const bundle = bundleSchema.parse(JSON.parse(text));
  completeTables(bundle.tables);
  return bundle;
}
