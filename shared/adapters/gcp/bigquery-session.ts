import type { SqlParameters } from '../../ports/warehouse.ts';
import type { SqlFiles } from '../sql/sql-files.ts';
import type { BigQueryApi } from './bigquery-api.ts';
import type { JobPolling } from './bigquery-jobs.ts';
import { queryParameters } from './bigquery-values.ts';

/** What every piece of the warehouse works with. */
export interface BigQuerySession {
  api: BigQueryApi;
  files: SqlFiles;
  bucket: string;
  /** Of every job: which stage and run it belongs to, as of now. */
  readonly labels: Readonly<Record<string, string>>;
  maximumBytesBilled: number;
  polling: JobPolling;
}

/** What BigQuery has to know to run GoogleSQL, of a request and of a job alike: nothing runs without a limit of its cost. */
export const statementOptions = (
  { maximumBytesBilled }: BigQuerySession,
  sql: string,
  parameters: SqlParameters,
) => ({
  query: sql,
  useLegacySql: false,
  parameterMode: 'NAMED',
  queryParameters: queryParameters(parameters),
  maximumBytesBilled: String(maximumBytesBilled),
});
