import type { Bundle, BundleRow } from '../../schemas/bundle.ts';
import { tableContracts } from '../../schemas/tables/index.ts';
import { columnsOf, qualifiedName } from '../../schemas/tables/table-contract.ts';

/** The columns of each table that may be without a value. */
const nullableOf: ReadonlyMap<string, readonly string[]> = new Map(
  tableContracts.map((contract) => {
    const nullable = columnsOf(contract).filter((column) => column.nullable);
    return [qualifiedName(contract), nullable.map(({ name }) => name)];
  }),
);

/** So many columns are written into a row in a tenth of the time that it takes to let it inherit them; more take longer than that. */
const writtenMax = 20;

function writeNulls(rows: readonly BundleRow[], names: readonly string[]): void {
  for (const row of rows) for (const name of names) if (row[name] === undefined) row[name] = null;
}

function inheritNulls(rows: readonly BundleRow[], names: readonly string[]): void {
  const nulls = Object.fromEntries(names.map((name) => [name, null]));
  for (const row of rows) Object.setPrototypeOf(row, nulls);
}

/** Lets the columns that were left out of rows for want of a value be read as null. A row is still written as it came. */
export function completeTables(tables: Bundle['tables']): void {
  for (const [table, rows] of Object.entries(tables)) {
    const names = nullableOf.get(table) ?? [];
    if (names.length <= writtenMax) writeNulls(rows, names);
    else inheritNulls(rows, names);
  }
}
