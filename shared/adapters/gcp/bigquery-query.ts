import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { tableContracts } from '../../../schemas/tables/index.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { SqlParameters, SqlRow } from '../../ports/warehouse.ts';
import { assertNames, assertTypes } from '../sql/parameter-checks.ts';
import { statisticsSchema } from './bigquery-jobs.ts';
import { type BigQuerySession, statementOptions } from './bigquery-session.ts';
import { resultRowsSchema, resultSchema, sqlRows } from './bigquery-values.ts';

/** A query of the product, or a text of the operator's. */
export type Statement = { file: string } | { text: string };

/** What a query would cost. */
export interface QueryEstimate {
  /** Bytes that it reads; BigQuery bills at least 10 MB for each table. */
  bytes: number;
}

const answerSchema = z.object({
  jobComplete: z.boolean(),
  jobReference: z.object({ jobId: z.string() }),
  schema: resultSchema.optional(),
  rows: resultRowsSchema.default([]),
  pageToken: z.string().optional(),
});

/** An answer is waited for so long; then the same query is asked for again. */
const answerTimeoutMs = 20_000;

/** GoogleSQL of a statement, its parameters checked. Throws WAREHOUSE_QUERY_FAILED when they are not the ones it takes. */
function checkedSql({ files }: BigQuerySession, statement: Statement, parameters: SqlParameters): string {
  if ('file' in statement) {
    const { googleSql, parameters: declared } = files.query(statement.file);
    const names = declared.map(({ name }) => name);
    assertNames(names, parameters);
    assertTypes(declared, parameters);
    return googleSql;
  }
  // BigQuery names the ones that are missing, and takes more than there are.
  const used = new Set([...statement.text.matchAll(/@(\w+)/g)].map(([, name = '']) => name));
  assertNames(
    Object.keys(parameters).filter((name) => used.has(name)),
    parameters,
  );
  return statement.text;
}

const subjectOf = (statement: Statement): string =>
  'file' in statement ? `The query ${statement.file} failed` : 'The query failed';

/** Asks for the rows of a query that is under way, or for more of them. */
const nextPage = (
  { api }: BigQuerySession,
  { jobReference, pageToken }: z.output<typeof answerSchema>,
  what: string,
): Promise<z.output<typeof answerSchema>> =>
  api.call(answerSchema, {
    path: `/queries/${jobReference.jobId}`,
    query: {
      location: api.location,
      timeoutMs: answerTimeoutMs,
      'formatOptions.useInt64Timestamp': true,
      ...(pageToken === undefined ? {} : { pageToken }),
    },
    what,
  });

/** All rows of a query. Throws WAREHOUSE_QUERY_FAILED, WAREHOUSE_UNAVAILABLE, CLOUD_PERMISSION_DENIED, TABLE_NOT_FOUND. */
async function runQuery(
  session: BigQuerySession,
  sql: string,
  parameters: SqlParameters,
  what: string,
): Promise<SqlRow[]> {
  const { api, labels } = session;
  const body = {
    ...statementOptions(session, sql, parameters),
    labels,
    location: api.location,
    formatOptions: { useInt64Timestamp: true },
    timeoutMs: answerTimeoutMs,
    requestId: randomUUID(),
  };
  let answer = await api.call(answerSchema, { method: 'POST', path: '/queries', body, what });
  const rows = sqlRows(answer.schema?.fields ?? [], answer.rows);
  while (!answer.jobComplete || answer.pageToken !== undefined) {
    answer = await nextPage(session, answer, what);
    rows.push(...sqlRows(answer.schema?.fields ?? [], answer.rows));
  }
  return rows;
}

const dryRunSchema = z.object({ statistics: statisticsSchema });

/** What BigQuery finds out about a query without running it, free of charge. No job comes of it: the answer names none. */
async function dryRun(session: BigQuerySession, sql: string, parameters: SqlParameters, what: string) {
  const { api, labels } = session;
  const { statistics } = await api.call(dryRunSchema, {
    method: 'POST',
    path: '/jobs',
    body: {
      jobReference: { projectId: api.projectId, location: api.location },
      configuration: { dryRun: true, labels, query: statementOptions(session, sql, parameters) },
    },
    what,
  });
  return {
    bytes: statistics.totalBytesProcessed,
    statementType: statistics.query?.statementType ?? '',
    referencedTables: statistics.query?.referencedTables ?? [],
  };
}

const notReadOnly = (message: string): HanksTankError => new HanksTankError('SQL_NOT_READ_ONLY', message);

const ourDatasets = new Set<string>(tableContracts.map(({ dataset }) => dataset));

/**
 * Throws SQL_NOT_READ_ONLY unless a text is one SELECT over tables of the product: BigQuery's own parser says so.
 * What the account of the console may do is a second wall.
 */
async function assertReadsOnly(
  session: BigQuerySession,
  text: string,
  parameters: SqlParameters,
): Promise<void> {
  if (text.trim() === '') throw notReadOnly('The statement is empty.');
  const found = await dryRun(session, text, parameters, 'The query failed').catch((thrown: unknown) => {
    if (thrown instanceof HanksTankError && thrown.message.includes('Syntax error'))
      throw notReadOnly(`The statement is no single SELECT: ${thrown.message}`);
    throw thrown;
  });
  if (found.statementType !== 'SELECT')
    throw notReadOnly(
      `The statement is a ${found.statementType || 'text without a meaning'}, not one SELECT.`,
    );
  const foreign = found.referencedTables.find(
    ({ projectId, datasetId }) => projectId !== session.api.projectId || !ourDatasets.has(datasetId),
  );
  if (foreign !== undefined)
    throw notReadOnly(
      `The statement reads ${foreign.projectId}.${foreign.datasetId}, which is no dataset of the warehouse.`,
    );
}

/** The rows of a query of the product, or of a text that only reads. */
export async function query(
  session: BigQuerySession,
  statement: Statement,
  parameters: SqlParameters,
): Promise<SqlRow[]> {
  const sql = checkedSql(session, statement, parameters);
  if ('text' in statement) await assertReadsOnly(session, sql, parameters);
  return runQuery(session, sql, parameters, subjectOf(statement));
}

/** What a query would read, from a dry run. Throws as the query would. */
export async function estimateQuery(
  session: BigQuerySession,
  statement: Statement,
  parameters: SqlParameters,
): Promise<QueryEstimate> {
  const sql = checkedSql(session, statement, parameters);
  const { bytes } = await dryRun(session, sql, parameters, subjectOf(statement));
  return { bytes };
}
