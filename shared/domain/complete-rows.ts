import type { Bundle, BundleRow } from '../../schemas/bundle.ts';
import { tableContracts } from '../../schemas/tables/index.ts';
import { columnsOf, qualifiedName } from '../../schemas/tables/table-contract.ts';

/** The columns of each table that may be without a value, as null. */
const nullsOf: ReadonlyMap<string, BundleRow> = new Map(
  tableContracts.map((contract) => {
    const nullable = columnsOf(contract).filter((column) => column.nullable);
    return [qualifiedName(contract), Object.fromEntries(nullable.map(({ name }) => [name, null]))];
  }),
);

/**
 * Lets the columns that were left out of rows for want of a value be read as null. They become members that the rows inherit:
 * writing them into each row costs more than parsing it, and a row is still written as it came.
 */
export function completeTables(tables: Bundle['tables']): void {
  for (const [table, rows] of Object.entries(tables)) {
    const nulls = nullsOf.get(table);
    if (nulls !== undefined) for (const row of rows) Object.setPrototypeOf(row, nulls);
  }
}
