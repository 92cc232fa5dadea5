import { tableContract } from '../../schemas/tables/index.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type {
  LoadCounts,
  LoadRequest,
  SqlParameters,
  SqlRow,
  Warehouse,
} from '../../shared/ports/warehouse.ts';

/** Answers of one query file. */
export type QueryAnswer = (parameters: SqlParameters, tables: MemoryTables) => SqlRow[];

/** Rows of the loaded tables, by `dataset.table`. */
export type MemoryTables = ReadonlyMap<string, ReadonlyMap<string, SqlRow>>;

/** A warehouse that merges for real, into maps, and whose queries are answered by the test. */
export interface MemoryWarehouse extends Warehouse {
  rows(table: string): SqlRow[];
  readonly loads: LoadCounts[];
}

/** An empty warehouse. Only merges by the natural key are known. */
export function memoryWarehouse(
  objects: ObjectStore,
  answers: Readonly<Record<string, QueryAnswer>> = {},
): MemoryWarehouse {
  const tables = new Map<string, Map<string, SqlRow>>();
  const loads: LoadCounts[] = [];
  async function load({ table, objectKeys, mode }: LoadRequest): Promise<LoadCounts> {
    const contract = tableContract(table);
    if (contract === undefined || mode.kind !== 'merge') {
      throw new HanksTankError('TABLE_UNKNOWN', `${table} (${mode.kind})`);
    }
    const counts = { inserted: 0, updated: 0, unchanged: 0 };
    const rows = tables.get(table) ?? new Map<string, SqlRow>();
    tables.set(table, rows);
    for (const key of objectKeys) {
      const lines = (await objects.get(key)).toString().split('\n').filter(Boolean);
      for (const line of lines) {
        const row = contract.row.parse(JSON.parse(line)) as SqlRow; // columns of a contract are scalars
        const id = JSON.stringify(contract.key.map((name) => row[name]));
        const before = rows.get(id);
        if (before === undefined) counts.inserted += 1;
        else if (
          before['row_hash'] === row['row_hash'] ||
          String(before['ingested_at']) >= String(row['ingested_at'])
        ) {
          counts.unchanged += 1;
          continue;
        } else counts.updated += 1;
        rows.set(id, row);
      }
    }
    loads.push(counts);
    return counts;
  }

  return {
    loads,
    rows: (table) => [...(tables.get(table)?.values() ?? [])],
    ensureSchema: async () => {},
    expire: async () => [],
    close: async () => {},
    query: async (statement, parameters = {}) => {
      const file = 'file' in statement ? statement.file : statement.text;
      const answer = answers[file];
      if (answer === undefined) throw new HanksTankError('WAREHOUSE_QUERY_FAILED', `no answer for ${file}`);
      return answer(parameters, tables);
    },
    load,
    loadAll: async (requests) => {
      const counts: LoadCounts[] = [];
      for (const request of requests) counts.push(await load(request));
      return counts;
    },
  };
}
