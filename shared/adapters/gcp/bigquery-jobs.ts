import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { HanksTankError } from '../../domain/errors.ts';
import type { BigQueryApi } from './bigquery-api.ts';
import { failureSchema } from './bigquery-errors.ts';

const whole = z.coerce.number().int();

/** What BigQuery tells of a job when it is done, or of a query that it did not run. */
export const statisticsSchema = z.object({
  totalBytesProcessed: whole.default(0),
  load: z.object({ outputRows: whole.default(0) }).optional(),
  query: z
    .object({
      statementType: z.string().default(''),
      dmlStats: z
        .object({
          insertedRowCount: whole.default(0),
          updatedRowCount: whole.default(0),
          deletedRowCount: whole.default(0),
        })
        .optional(),
      referencedTables: z.array(z.object({ projectId: z.string(), datasetId: z.string() })).default([]),
    })
    .optional(),
  scriptStatistics: z
    .object({ stackFrames: z.array(z.object({ startLine: z.number() })).default([]) })
    .optional(),
});

const jobSchema = z.object({
  jobReference: z.object({ jobId: z.string() }),
  status: z.object({
    state: z.enum(['PENDING', 'RUNNING', 'DONE']),
    errorResult: failureSchema.optional(),
    errors: z.array(failureSchema).default([]),
  }),
  statistics: statisticsSchema.prefault({}),
});

/** A job as BigQuery describes it. */
export type BigQueryJob = z.output<typeof jobSchema>;

/** How a job is asked about. */
export interface JobPolling {
  /** Before the first question; each next one waits half as long again, up to `longestMs`. */
  firstMs: number;
  longestMs: number;
}

/** The job with an id, null when there is none. */
export async function findJob(api: BigQueryApi, jobId: string): Promise<BigQueryJob | null> {
  try {
    return await api.call(jobSchema, {
      path: `/jobs/${jobId}`,
      query: { location: api.location },
      what: `Asking for the job ${jobId} failed`,
    });
  } catch (thrown) {
    if (thrown instanceof HanksTankError && thrown.details['status'] === 404) return null;
    throw thrown;
  }
}

/**
 * Starts a job under an id of ours, or finds the one that has it: an answer that was lost, or a duplicate, starts nothing twice.
 * Throws WAREHOUSE_QUERY_FAILED, WAREHOUSE_UNAVAILABLE, CLOUD_PERMISSION_DENIED, TABLE_NOT_FOUND.
 */
export async function startJob(
  api: BigQueryApi,
  jobId: string,
  configuration: object,
  what: string,
): Promise<{ job: BigQueryJob; isFound: boolean }> {
  const jobReference = { projectId: api.projectId, jobId, location: api.location };
  try {
    const job = await api.call(jobSchema, {
      method: 'POST',
      path: '/jobs',
      body: { jobReference, configuration },
      what,
    });
    return { job, isFound: false };
  } catch (thrown) {
    const isThere = thrown instanceof HanksTankError && thrown.details['status'] === 409;
    const job = isThere ? await findJob(api, jobId) : null;
    if (job === null) throw thrown;
    return { job, isFound: true };
  }
}

/** Waits until a job is done, whether it failed or not. */
export async function finishedJob(
  api: BigQueryApi,
  job: BigQueryJob,
  { firstMs, longestMs }: JobPolling,
): Promise<BigQueryJob> {
  let current = job;
  for (let waitMs = firstMs; current.status.state !== 'DONE'; waitMs = Math.min(waitMs * 1.5, longestMs)) {
    await sleep(waitMs);
    const found = await findJob(api, job.jobReference.jobId);
    if (found === null)
      throw new HanksTankError('WAREHOUSE_UNAVAILABLE', `The job ${job.jobReference.jobId} is not found.`);
    current = found;
  }
  return current;
}

const pageSchema = z.object({ jobs: z.array(jobSchema).default([]), nextPageToken: z.string().optional() });

/** The statements of a script that ran, each with its statistics, in their order in the script. */
export async function jobsOfScript(api: BigQueryApi, parentJobId: string): Promise<BigQueryJob[]> {
  const jobs: BigQueryJob[] = [];
  let pageToken: string | undefined;
  do {
    const page = await api.call(pageSchema, {
      path: '/jobs',
      query: {
        parentJobId,
        projection: 'full',
        maxResults: 1000,
        ...(pageToken === undefined ? {} : { pageToken }),
      },
      what: `Listing the statements of ${parentJobId} failed`,
    });
    jobs.push(...page.jobs);
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
  const lineOf = ({ statistics }: BigQueryJob): number =>
    statistics.scriptStatistics?.stackFrames[0]?.startLine ?? 0;
  return jobs.sort((left, right) => lineOf(left) - lineOf(right));
}
