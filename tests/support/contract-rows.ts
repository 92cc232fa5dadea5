import { tableContract } from '../../schemas/tables/index.ts';

/** A row of a table: the contract's example with changes. Throws when it breaks the contract. */
export function contractRow(table: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  const contract = tableContract(table);
  if (contract === undefined) throw new Error(`${table} has no contract`);
  const example = contract.row.parse(contract.examples.pass[0]);
  return contract.row.parse({ ...example, ...change });
}

/** Rows as NDJSON. */
export const asNdjson = (rows: readonly unknown[]): Buffer =>
  Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
