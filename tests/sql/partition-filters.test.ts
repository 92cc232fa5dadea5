import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tableContracts } from '../../schemas/tables/index.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';

// BigQuery refuses a query on these tables without a filter on the partition (require_partition_filter); DuckDB does not.
const partitionOf = new Map(
  tableContracts.flatMap((contract) =>
    contract.partitionBy === null ? [] : [[qualifiedName(contract), contract.partitionBy] as const],
  ),
);

const folder = join(import.meta.dirname, '../../sql');
const queries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.sql'),
);

const uncommented = (sql: string): string => sql.replace(/--.*$/gm, '');

/** Uses of partitioned tables whose alias never meets its partition column in a comparison. */
function unfiltered(sql: string): string[] {
  const uses = [...sql.matchAll(/\b(\w+\.\w+)\s+as\s+(\w+)/gi)].map(([, table = '', alias = '']) => ({
    table,
    alias,
  }));
  return uses.flatMap(({ table, alias }) => {
    const column = partitionOf.get(table);
    if (column === undefined) return [];
    const compared = new RegExp(
      `\\b${alias}\\.${column}\\s*(=|>|<|between\\b|in\\b)|=\\s*${alias}\\.${column}\\b`,
      'i',
    );
    return compared.test(sql) ? [] : [`${table} as ${alias}`];
  });
}

it('finds queries on partitioned tables', () => {
  const all = queries.map((path) => uncommented(readFileSync(join(folder, path), 'utf8'))).join('\n');
  expect([...partitionOf.keys()].filter((table) => all.includes(table)).length).toBeGreaterThan(3);
});

it.each(queries)('%s filters every partitioned table by its partition', (path) => {
  expect(unfiltered(uncommented(readFileSync(join(folder, path), 'utf8')))).toEqual([]);
});

it('notices a query without the filter', () => {
  expect(
    unfiltered('select p.pitcher_id from mlb_historical_data.statcast_pitches as p where p.game_pk = 1'),
  ).toEqual(['mlb_historical_data.statcast_pitches as p']);
});
