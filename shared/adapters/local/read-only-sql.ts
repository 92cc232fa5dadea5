import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { HanksTankError } from '../../domain/errors.ts';
import { nearestNames } from '../../domain/nearest-names.ts';
import { literalStandIn } from './google-sql/render.ts';
import { readTokens } from './google-sql/tokens.ts';

/** Throws SQL_NOT_READ_ONLY unless the statement is a query: it must begin with SELECT or WITH, or a bracket around one. */
export function assertQuery(googleSql: string): void {
  const first = readTokens(googleSql).find((token) => token.text !== '(');
  if (first?.kind === 'word' && ['SELECT', 'WITH'].includes(first.text.toUpperCase())) return;
  throw new HanksTankError(
    'SQL_NOT_READ_ONLY',
    `The statement begins with ${first?.text ?? 'nothing'}, not with SELECT or WITH.`,
  );
}

const serializedSchema = z.object({ error: z.boolean(), error_message: z.string().optional() });
const tableSchema = z.object({
  type: z.literal('BASE_TABLE'),
  catalog_name: z.string(),
  schema_name: z.string(),
  table_name: z.string(),
});
const tableFunctionSchema = z.object({
  type: z.literal('TABLE_FUNCTION'),
  function: z.object({ function_name: z.string() }),
});
const cteSchema = z.object({ cte_map: z.object({ map: z.array(z.object({ key: z.string() })) }) });

/** Visits every object of a JSON tree. */
function visitObjects(node: unknown, visit: (object: object) => void): void {
  if (typeof node !== 'object' || node === null) return;
  visit(node);
  for (const child of Object.values(node)) visitObjects(child, visit);
}

/**
 * Checks a DuckDB statement by DuckDB's own parser: one SELECT that reads nothing but the given tables and views.
 * Anything else could be a file (`FROM "x.csv"`), a catalog or a table function. Throws SQL_NOT_READ_ONLY.
 */
export async function assertReadsOnly(
  connection: DuckDBConnection,
  duckdbSql: string,
  readable: ReadonlySet<string>,
): Promise<void> {
  const reader = await connection.runAndReadAll(
    'SELECT CAST(json_serialize_sql(CAST($sql AS VARCHAR)) AS VARCHAR)',
    {
      sql: duckdbSql,
    },
  );
  const tree: unknown = JSON.parse(String(reader.getRows()[0]?.[0]));
  const status = serializedSchema.parse(tree);
  if (status.error)
    throw new HanksTankError(
      'SQL_NOT_READ_ONLY',
      `The statement is no single SELECT: ${status.error_message ?? ''}`,
    );
  const withNames = new Set<string>();
  visitObjects(tree, (object) => {
    for (const { key } of cteSchema.safeParse(object).data?.cte_map.map ?? [])
      withNames.add(key.toLowerCase());
  });
  visitObjects(tree, (object) => {
    const tableFunction = tableFunctionSchema.safeParse(object).data?.function.function_name.toLowerCase();
    if (tableFunction !== undefined && tableFunction !== 'unnest')
      throw new HanksTankError(
        'SQL_NOT_READ_ONLY',
        `The statement reads the table function ${tableFunction}.`,
      );
    const table = tableSchema.safeParse(object).data;
    if (table === undefined) return;
    const name = [table.catalog_name, table.schema_name, table.table_name]
      .filter((part) => part !== '')
      .join('.');
    const isKnown = readable.has(name.toLowerCase()) || withNames.has(name.toLowerCase());
    if (isKnown) return;
    if (literalStandIn.test(name))
      throw new HanksTankError(
        'SQL_NOT_READ_ONLY',
        'The statement reads a text in quotation marks: a table stands without them, or in backticks.',
      );
    throw new HanksTankError(
      'SQL_NOT_READ_ONLY',
      `The statement reads ${name}, which is no table or view of the warehouse; the nearest are ${nearestNames(name.toLowerCase(), [...readable], 3).join(', ')}.`,
    );
  });
}
