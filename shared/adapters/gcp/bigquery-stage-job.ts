import { bigQueryFields } from '../../../schemas/tables/bigquery-schema.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { jobError } from './bigquery-errors.ts';
import { type BigQueryJob, finishedJob, startJob } from './bigquery-jobs.ts';
import type { TableLoad } from './bigquery-load-plan.ts';
import { stagingDataset } from './bigquery-schema.ts';
import { stagedTable } from './bigquery-script.ts';
import type { BigQuerySession } from './bigquery-session.ts';

const rowPlace = /starting at position \d+/;

const subjectOf = (table: string): string => `Loading ${table} failed, nothing was loaded`;

/** BigQuery's messages quote values of rows, which must not reach a log: only the place is told. */
function stageError({ status }: BigQueryJob, table: string): HanksTankError {
  const failure = status.errorResult ?? { reason: '', message: '' };
  if (failure.reason !== 'invalid') return jobError(failure, subjectOf(table));
  const told = [...status.errors, failure].find(({ message }) => rowPlace.test(message)) ?? failure;
  const place = rowPlace.exec(told.message)?.[0] ?? 'at an unknown place';
  const object = /\bgs:\/\/\S+/.exec(told.location ?? told.message)?.[0] ?? 'its objects';
  return new HanksTankError(
    'ROW_INVALID',
    `${subjectOf(table)}: the row ${place} of ${object} is no JSON object of the table's types`,
  );
}

/** The rows of a load as they came: JSON as text, everything else as the contract has it. */
const stagedFields = ({ contract }: TableLoad): object[] =>
  bigQueryFields(contract).map(({ name, type, mode }) => ({
    name,
    type: type === 'JSON' ? 'STRING' : type,
    mode,
  }));

/**
 * Brings the objects of one table into its staging table: one load job, whatever their number. Returns how many rows they have; null
 * when the job of that id failed before, so that the id is used up.
 * Throws ROW_INVALID with the place, OBJECT_NOT_FOUND, TABLE_NOT_FOUND, WAREHOUSE_UNAVAILABLE.
 */
export async function stageRows(
  { api, bucket, labels, polling }: BigQuerySession,
  load: TableLoad,
  loadId: string,
): Promise<number | null> {
  const { table, request } = load;
  const configuration = {
    labels,
    load: {
      sourceUris: request.objectKeys.map((key) => `gs://${bucket}/${key}`),
      destinationTable: {
        projectId: api.projectId,
        datasetId: stagingDataset,
        tableId: stagedTable(table, loadId),
      },
      schema: { fields: stagedFields(load) },
      sourceFormat: 'NEWLINE_DELIMITED_JSON',
      createDisposition: 'CREATE_IF_NEEDED',
      writeDisposition: 'WRITE_TRUNCATE',
      maxBadRecords: 0,
      ignoreUnknownValues: false,
    },
  };
  const jobId = `hankstank-load-${table.replace('.', '-')}-${loadId}`;
  const { job: started, isFound } = await startJob(api, jobId, configuration, subjectOf(table));
  if (isFound && started.status.errorResult !== undefined) return null;
  const job = await finishedJob(api, started, polling);
  if (job.status.errorResult !== undefined) throw stageError(job, table);
  return job.statistics.load?.outputRows ?? 0;
}
