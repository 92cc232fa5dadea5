import type { SqlParameters, SqlRow, Warehouse } from '../../shared/ports/warehouse.ts';

/** What was asked of a {@link fixedWarehouse}. */
export interface AskedQuery {
  file: string;
  parameters: SqlParameters;
}

/** A warehouse that answers each query file with fixed rows, remembers what it was asked, and refuses everything else. */
export function fixedWarehouse(
  answers: Readonly<Record<string, readonly SqlRow[]>>,
): Warehouse & { asked: AskedQuery[] } {
  const asked: AskedQuery[] = [];
  return {
    asked,
    ensureSchema: async () => undefined,
    query: async (statement, parameters = {}) => {
      const file = 'file' in statement ? statement.file : 'text';
      asked.push({ file, parameters });
      const rows = answers[file];
      if (rows === undefined) throw new Error(`nobody told this warehouse about ${file}`);
      return [...rows];
    },
    load: async ({ table }) => {
      throw new Error(`nothing may be loaded into ${table} here`);
    },
    loadAll: async () => {
      throw new Error('nothing may be loaded here');
    },
    expire: async () => {
      throw new Error('nothing may be deleted here');
    },
    close: async () => undefined,
  };
}
