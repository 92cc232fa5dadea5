import { HanksTankError } from '../../domain/errors.ts';
import type { SqlParameters, Warehouse } from '../../ports/warehouse.ts';
import { productRoot } from '../sql/product-root.ts';
import { sqlFiles } from '../sql/sql-files.ts';
import { bigQueryApi } from './bigquery-api.ts';
import { expireRows } from './bigquery-expire.ts';
import type { JobPolling } from './bigquery-jobs.ts';
import { loadObjects } from './bigquery-load.ts';
import { estimateQuery, type QueryEstimate, query, type Statement } from './bigquery-query.ts';
import { createSchema } from './bigquery-schema.ts';
import type { BigQuerySession } from './bigquery-session.ts';
import type { CloudSettings } from './cloud-settings.ts';
import { type RequestLimits, requestLimits } from './retry-request.ts';

/** How the warehouse works. */
export interface BigQueryWarehouseOptions {
  /** Whose jobs these are: labels of every job and query. */
  stage?: string;
  /** Read anew for every job: a process works for one run after the other. */
  readRunId?: () => string | null;
  /** No query may be billed for more bytes; default 20 GiB, some 12 cents at the list price of 2026. */
  maximumBytesBilled?: number;
  /** Folder in which `sql/` and `schemas/generated/sql/` lie; default: the nearest one from here upwards. */
  repositoryRoot?: string;
  /** For tests: how long jobs and failed requests are waited for. */
  polling?: JobPolling;
  limits?: RequestLimits;
}

/** The warehouse in the cloud: what the port says, and what a query would cost. */
export interface BigQueryWarehouse extends Warehouse {
  /** What a query would read, from a dry run, which costs nothing. Throws as the query would. */
  estimate(statement: Statement, parameters?: SqlParameters): Promise<QueryEstimate>;
}

const maximumBytesBilledDefault = 20 * 1024 ** 3;
const pollingDefault: JobPolling = { firstMs: 250, longestMs: 3_000 };

/** A value of a label: lower case letters, digits, `_` and `-`, 63 at most (cloud.google.com/bigquery/docs/labels-intro). */
const labelValue = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, '-')
    .slice(0, 63);

/** Two transactions on one table end in a conflict: those of one process take turns. */
function oneAtATime(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Opens the warehouse on BigQuery; the first call connects. */
export function openBigQueryWarehouse(
  settings: CloudSettings,
  options: BigQueryWarehouseOptions = {},
): BigQueryWarehouse {
  const { stage, readRunId = () => null } = options;
  const session: BigQuerySession = {
    api: bigQueryApi(settings, options.limits ?? requestLimits),
    files: sqlFiles(options.repositoryRoot ?? productRoot(import.meta.dirname)),
    bucket: settings.bucket,
    get labels() {
      const runId = readRunId();
      return {
        product: 'hankstank',
        ...(stage === undefined ? {} : { stage: labelValue(stage) }),
        ...(runId === null ? {} : { run_id: labelValue(runId) }),
      };
    },
    maximumBytesBilled: options.maximumBytesBilled ?? maximumBytesBilledDefault,
    polling: options.polling ?? pollingDefault,
  };
  const writing = oneAtATime();
  return {
    ensureSchema: () => createSchema(session),
    query: (statement, parameters = {}) => query(session, statement, parameters),
    estimate: (statement, parameters = {}) => estimateQuery(session, statement, parameters),
    load: async (request) => {
      const [counts] = await writing(() => loadObjects(session, [request]));
      if (counts === undefined)
        throw new HanksTankError('INTERNAL', `the load of ${request.table} said nothing`);
      return counts;
    },
    loadAll: (requests) => writing(() => loadObjects(session, requests)),
    expire: (requests, { isDryRun }) => writing(() => expireRows(session, requests, isDryRun)),
    close: async () => {
      await writing(() => Promise.resolve());
    },
  };
}
