import type { TableContract } from '../../../schemas/tables/table-contract.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import type { RuleInfo } from './rule.ts';
import type { AnyRow, RowOf } from './table-rules.ts';
import type { AcceptedTables } from './validate-tables.ts';

/** One thing that is wrong with a dataset. `rows`: those that cannot be believed; a hard rule rejects them. */
export interface DatasetProblem {
  message: string;
  rowKey?: string;
  rows?: readonly AnyRow[];
}

/** A rule between the rows of a dataset's bundle. It sees rows that keep their own rules; no rows of its tables: no problem. */
export interface DatasetRule extends RuleInfo {
  check(tables: AcceptedTables): readonly DatasetProblem[];
}

/** The accepted rows of a table. */
export function rowsOf<Contract extends TableContract>(
  tables: AcceptedTables,
  contract: Contract,
): readonly RowOf<Contract>[] {
  // Rows are accepted under a table's name only after its contract has parsed them.
  return (tables.get(qualifiedName(contract)) ?? []) as readonly RowOf<Contract>[];
}

/** Rows by a key, in the order of their first appearance. */
export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** Clubs of the American and the National League since 1998. */
export const clubCount = 30;

/** Says how many clubs there are when there are not {@link clubCount}. */
export function clubsMissing(ids: Iterable<number>, what: string, rowKey: string): DatasetProblem[] {
  const clubs = new Set(ids).size;
  return clubs === clubCount ? [] : [{ message: `${what}: ${clubs} clubs, not ${clubCount}`, rowKey }];
}
