import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  type BigQueryField,
  bigQueryFields,
  datasetDescriptions,
} from '../../../schemas/tables/bigquery-schema.ts';
import { tableContracts } from '../../../schemas/tables/index.ts';
import { type Dataset, qualifiedName, type TableContract } from '../../../schemas/tables/table-contract.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { orderViews } from '../sql/view-order.ts';
import type { BigQueryApi } from './bigquery-api.ts';
import { jobError } from './bigquery-errors.ts';
import { finishedJob, startJob } from './bigquery-jobs.ts';
import { type BigQuerySession, statementOptions } from './bigquery-session.ts';

/** Where loads put the rows as they came. */
export const stagingDataset = 'staging';

/** Longer than the day that is in the names of a load's jobs (bigquery-load.ts): what a retry finds of its rows is whole. */
const stagingExpirationMs = 2 * 86_400_000;

const anything = z.unknown();
const datasetsSchema = z.object({
  datasets: z.array(z.object({ datasetReference: z.object({ datasetId: z.string() }) })).default([]),
  nextPageToken: z.string().optional(),
});
const tablesSchema = z.object({
  tables: z.array(z.object({ tableReference: z.object({ tableId: z.string() }) })).default([]),
  nextPageToken: z.string().optional(),
});
const fieldSchema = z.looseObject({
  name: z.string(),
  type: z.string(),
  mode: z.string().default('NULLABLE'),
});
const tableSchema = z.object({ schema: z.object({ fields: z.array(fieldSchema) }) });

type StoredField = z.output<typeof fieldSchema>;

/** Every page of a list. */
async function pagesOf<Page extends { nextPageToken?: string | undefined }>(
  api: BigQueryApi,
  path: string,
  schema: z.ZodType<Page>,
): Promise<Page[]> {
  const pages: Page[] = [];
  let pageToken: string | undefined;
  do {
    const query = { maxResults: 1000, ...(pageToken === undefined ? {} : { pageToken }) };
    const page = await api.call(schema, { path, query, what: `Listing ${path} failed` });
    pages.push(page);
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
  return pages;
}

/** Creates something; that somebody else did so meanwhile is as good. */
async function create(api: BigQueryApi, path: string, body: object, what: string): Promise<void> {
  try {
    await api.call(anything, { method: 'POST', path, body, what });
  } catch (thrown) {
    if (!(thrown instanceof HanksTankError && thrown.details['status'] === 409)) throw thrown;
  }
}

async function createDatasets(api: BigQueryApi): Promise<void> {
  const pages = await pagesOf(api, '/datasets', datasetsSchema);
  const present = new Set(
    pages.flatMap(({ datasets }) => datasets.map(({ datasetReference }) => datasetReference.datasetId)),
  );
  const wanted: { name: string; options: object }[] = [
    ...Object.entries(datasetDescriptions).map(([name, description]) => ({ name, options: { description } })),
    {
      name: stagingDataset,
      options: {
        description: 'Rows of loads as they came; they expire.',
        defaultTableExpirationMs: String(stagingExpirationMs),
      },
    },
  ];
  for (const { name, options } of wanted) {
    if (present.has(name)) continue;
    const datasetReference = { projectId: api.projectId, datasetId: name };
    await create(
      api,
      '/datasets',
      { datasetReference, location: api.location, ...options },
      `Creating ${name} failed`,
    );
  }
}

const tableBody = ({ projectId }: BigQueryApi, contract: TableContract): object => ({
  tableReference: { projectId, datasetId: contract.dataset, tableId: contract.name },
  description: contract.description,
  schema: { fields: bigQueryFields(contract) },
  ...(contract.partitionBy === null
    ? {}
    : { timePartitioning: { type: 'MONTH', field: contract.partitionBy }, requirePartitionFilter: true }),
  ...(contract.clusterBy.length === 0 ? {} : { clustering: { fields: contract.clusterBy } }),
});

/**
 * The columns of a table as its contract has them by now, null when it has them already. BigQuery adds only columns that may be null:
 * rows from before hold null in them, also where the contract allows none.
 */
function followedFields(
  contract: TableContract,
  stored: readonly StoredField[],
): (StoredField | BigQueryField)[] | null {
  const wanted = bigQueryFields(contract);
  const present = new Set(stored.map(({ name }) => name));
  const added = wanted
    .filter(({ name }) => !present.has(name))
    .map((field): BigQueryField => ({ ...field, mode: 'NULLABLE' }));
  const kept = stored.map((field): StoredField => {
    const is = wanted.find(({ name }) => name === field.name);
    if (is !== undefined && is.type !== field.type)
      throw new HanksTankError(
        'TABLE_MISMATCH',
        `${qualifiedName(contract)}.${field.name} is ${field.type} in this warehouse, its contract says ${is.type}`,
      );
    return is?.mode === 'NULLABLE' && field.mode === 'REQUIRED' ? { ...field, mode: 'NULLABLE' } : field;
  });
  const isFollowed = added.length > 0 || kept.some((field, index) => field !== stored[index]);
  return isFollowed ? [...kept, ...added] : null;
}

async function followContract(api: BigQueryApi, contract: TableContract): Promise<void> {
  const path = `/datasets/${contract.dataset}/tables/${contract.name}`;
  const what = `Bringing ${qualifiedName(contract)} to its contract failed`;
  const { schema } = await api.call(tableSchema, { path, what });
  const fields = followedFields(contract, schema.fields);
  if (fields !== null)
    await api.call(anything, { method: 'PATCH', path, body: { schema: { fields } }, what });
}

async function createTables(api: BigQueryApi, dataset: Dataset): Promise<void> {
  const pages = await pagesOf(api, `/datasets/${dataset}/tables`, tablesSchema);
  const present = new Set(
    pages.flatMap(({ tables }) => tables.map(({ tableReference }) => tableReference.tableId)),
  );
  const contracts = tableContracts.filter((contract) => contract.dataset === dataset);
  await Promise.all(
    contracts.map((contract) =>
      present.has(contract.name)
        ? followContract(api, contract)
        : create(
            api,
            `/datasets/${dataset}/tables`,
            tableBody(api, contract),
            `Creating ${qualifiedName(contract)} failed`,
          ),
    ),
  );
}

/** Makes every view anew, in one job: they hold no rows. */
async function createViews(session: BigQuerySession): Promise<void> {
  const { api, files, labels, polling } = session;
  const texts = orderViews(files.viewPaths(), (path) => files.query(path).googleSql).map((path) =>
    files.query(path).googleSql.replace(/;\s*$/, ''),
  );
  if (texts.length === 0) return;
  const configuration = { labels, query: statementOptions(session, `${texts.join(';\n')};\n`, {}) };
  const what = 'Creating the views failed';
  const { job: started } = await startJob(api, `hankstank-views-${randomUUID()}`, configuration, what);
  const { errorResult } = (await finishedJob(api, started, polling)).status;
  if (errorResult !== undefined) throw jobError(errorResult, what);
}

/**
 * Creates the datasets, tables and columns that are missing, lets columns be null that may be by now, and creates every view anew.
 * Throws TABLE_MISMATCH when a column has changed its type, WAREHOUSE_QUERY_FAILED naming what could not be created.
 */
export async function createSchema(session: BigQuerySession): Promise<void> {
  await createDatasets(session.api);
  for (const dataset of new Set(tableContracts.map((contract) => contract.dataset)))
    await createTables(session.api, dataset);
  await createViews(session);
}
