import { randomUUID } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { type Answer, ok, Refusal } from './answer.ts';
import type { Catalog } from './catalog.ts';
import { type RestResult, restResult } from './cells.ts';
import type { Engine } from './engine.ts';
import { portParameters, statementSchema } from './parameters.ts';
import { runStatement, statementType, translated } from './run-statement.ts';
import { splitScript } from './split-script.ts';

const querySchema = statementSchema.extend({
  location: z.string(),
  labels: z.record(z.string(), z.string()),
  requestId: z.string(),
  timeoutMs: z.number(),
  formatOptions: z.object({ useInt64Timestamp: z.literal(true) }),
});

/** Queries that read. */
export interface Queries {
  run(body: unknown, isSlow: boolean): Promise<Answer>;
  page(jobId: string, pageToken: string | null): Answer;
  /** Statistics of a query that is not run. */
  dryRun(projectId: string, body: unknown): Promise<object>;
}

/** Tables that a text mentions. */
const mentioned = (sql: string, catalog: Catalog): string[] =>
  [...new Set([...sql.matchAll(/\b\w+\.\w+\b/g)].map(([name]) => name))].filter((name) =>
    catalog.tables.has(name),
  );

/** BigQuery has no WITH before anything but a query; DuckDB has. */
async function assertSelect(connection: DuckDBConnection, duckDbSql: string): Promise<void> {
  const reader = await connection.runAndReadAll(
    'SELECT CAST(json_serialize_sql(CAST($sql AS VARCHAR)) AS VARCHAR)',
    {
      sql: duckDbSql,
    },
  );
  if (String(reader.getRows()[0]?.[0]).startsWith('{"error":true'))
    throw new Refusal(400, 'invalidQuery', 'Syntax error: Expected keyword SELECT');
}

/** Queries over an engine; results longer than `pageRows` come in pages. */
export function createQueries(engine: Engine, catalog: Catalog, pageRows: number): Queries {
  const results = new Map<string, RestResult>();

  const page: Queries['page'] = (jobId, pageToken) => {
    const result = results.get(jobId);
    if (result === undefined) throw new Refusal(404, 'notFound', `Not found: Job ${jobId}`);
    const from = Number(pageToken ?? 0);
    const isLast = from + pageRows >= result.rows.length;
    return ok({
      jobComplete: true,
      jobReference: { jobId },
      schema: result.schema,
      rows: result.rows.slice(from, from + pageRows),
      ...(isLast ? {} : { pageToken: String(from + pageRows) }),
    });
  };

  return {
    page,
    run: async (body, isSlow) => {
      const statement = querySchema.parse(body);
      const parameters = portParameters(statement);
      catalog.checkFilters(statement.query);
      const { reader } = await engine.alone((connection) =>
        runStatement(connection, statement.query, parameters),
      );
      const jobId = `query-${randomUUID()}`;
      results.set(jobId, restResult(reader));
      return isSlow ? ok({ jobComplete: false, jobReference: { jobId } }) : page(jobId, null);
    },
    dryRun: async (projectId, body) => {
      const statement = statementSchema.parse(body);
      const statements = splitScript(statement.query);
      if (statements.length === 0)
        throw new Refusal(400, 'invalidQuery', 'Syntax error: Unexpected end of statement');
      catalog.checkFilters(statement.query);
      const tables = mentioned(statement.query, catalog);
      const totalBytesProcessed = String(tables.length * 1_000);
      if (statements.length > 1) return { query: { statementType: 'SCRIPT', totalBytesProcessed } };
      const type = statementType(statement.query);
      if (type === 'SELECT') {
        const sql = await translated(statement.query, portParameters(statement));
        await engine.alone((connection) => assertSelect(connection, sql));
      }
      const referencedTables = tables.map((name) => {
        const [datasetId, tableId] = name.split('.');
        return { projectId, datasetId, tableId };
      });
      return { totalBytesProcessed, query: { statementType: type, totalBytesProcessed, referencedTables } };
    },
  };
}
