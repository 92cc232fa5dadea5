import type { Bundle, BundleRow } from '../../schemas/bundle.ts';
import { tableContracts } from '../../schemas/tables/index.ts';
import { columnsOf, qualifiedName } from '../../schemas/tables/table-contract.ts';

/** Above this many it costs more to write what was left out than to parse the row. */
const writtenColumnsMax = 8;

/** Lets the columns of a row that were left out be read as null. */
type CompleteRow = (row: BundleRow) => void;

/** Writes them: three or four of a line of a player. */
const writeNulls =
  (names: readonly string[]): CompleteRow =>
  (row) => {
    for (const name of names) if (row[name] === undefined) row[name] = null;
  };

/** They become members that the row inherits: some forty of a pitch. */
function inheritNulls(names: readonly string[]): CompleteRow {
  const nulls = Object.fromEntries(names.map((name) => [name, null]));
  return (row) => Object.setPrototypeOf(row, nulls);
}

const completeRowOf: ReadonlyMap<string, CompleteRow> = new Map(
  tableContracts.map((contract) => {
    const names = columnsOf(contract).flatMap(({ name, nullable }) => (nullable ? name : []));
    const complete = names.length <= writtenColumnsMax ? writeNulls(names) : inheritNulls(names);
    return [qualifiedName(contract), complete];
  }),
);

/** Lets the columns that were left out of rows for want of a value be read as null. */
export function completeTables(tables: Bundle['tables']): void {
  for (const [table, rows] of Object.entries(tables)) {
    const complete = completeRowOf.get(table);
    if (complete !== undefined) for (const row of rows) complete(row);
  }
}
