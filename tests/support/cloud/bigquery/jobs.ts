import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, failureOf, ok, pageOf, Refusal } from './answer.ts';
import type { Catalog } from './catalog.ts';
import type { Engine } from './engine.ts';
import { loadRows, loadSchema, type ReadObject } from './load-rows.ts';
import { portParameters, statementSchema } from './parameters.ts';
import type { Queries } from './queries.ts';
import { type RanStatement, runScript } from './run-script.ts';
import { splitScript } from './split-script.ts';

const jobSchema = z.object({
  jobReference: z.object({
    projectId: z.string(),
    jobId: z
      .string()
      .regex(/^[\w-]{1,1024}$/)
      .default(() => randomUUID()),
    location: z.string(),
  }),
  configuration: z.object({
    dryRun: z.boolean().default(false),
    labels: z.record(z.string().regex(/^[a-z0-9_-]{1,63}$/), z.string().regex(/^[a-z0-9_-]{0,63}$/)),
    jobTimeoutMs: z.string().optional(),
    load: loadSchema.optional(),
    query: statementSchema.optional(),
  }),
});

type JobRequest = z.output<typeof jobSchema>;

interface Job {
  request: JobRequest;
  /** Done when this is. */
  work: Promise<{ statistics: object; failure: Refusal | null }>;
  isAsked: boolean;
  ran: RanStatement[];
}

/** The jobs of the project. */
export interface Jobs {
  start(body: unknown, failure: Refusal | null): Promise<Answer>;
  get(jobId: string): Promise<Answer>;
  children(parentJobId: string, pageToken: string | null): Answer;
}

/** Jobs that really load and really run scripts. */
export function createJobs(engine: Engine, catalog: Catalog, queries: Queries, readObject: ReadObject): Jobs {
  const jobs = new Map<string, Job>();

  async function work(job: Job): Promise<object> {
    const { load, query } = job.request.configuration;
    if (load !== undefined)
      return { load: { outputRows: String(await loadRows(engine, catalog, load, readObject)) } };
    if (query === undefined) throw new Refusal(400, 'invalid', 'Required parameter is missing');
    const statements = splitScript(query.query);
    for (const { text } of statements) if (!/^create or replace view/i.test(text)) catalog.checkFilters(text);
    job.ran = await engine.alone((connection) => runScript(connection, statements, portParameters(query)));
    return { query: { statementType: 'SCRIPT' }, numChildJobs: String(job.ran.length) };
  }

  const resource = ({ request }: Job, state: string, rest: object = {}) =>
    ok({ ...request, status: { state }, statistics: {}, ...rest });

  return {
    start: async (body, failure) => {
      const request = jobSchema.parse(body);
      const { jobId } = request.jobReference;
      if (jobs.has(jobId)) throw new Refusal(409, 'duplicate', `Already Exists: Job ${jobId}`);
      if (request.configuration.dryRun) {
        const { projectId, location } = request.jobReference;
        const statistics = await queries.dryRun(projectId, request.configuration.query);
        // No job comes of it, and the answer names none.
        return ok({ jobReference: { projectId, location }, status: { state: 'DONE' }, statistics });
      }
      const job: Job = {
        request,
        work: Promise.resolve({ statistics: {}, failure }),
        isAsked: false,
        ran: [],
      };
      if (failure === null)
        job.work = work(job).then(
          (statistics) => ({ statistics, failure: null }),
          (thrown: unknown) => ({
            statistics: {},
            failure: thrown instanceof Refusal ? thrown : new Refusal(500, 'internalError', String(thrown)),
          }),
        );
      jobs.set(jobId, job);
      return resource(job, 'RUNNING');
    },
    get: async (jobId) => {
      const job = jobs.get(jobId);
      if (job === undefined) throw new Refusal(404, 'notFound', `Not found: Job ${jobId}`);
      if (!job.isAsked) {
        job.isAsked = true;
        return resource(job, 'RUNNING');
      }
      const { statistics, failure } = await job.work;
      if (failure === null) return resource(job, 'DONE', { statistics });
      const status = {
        state: 'DONE',
        errorResult: failureOf(failure),
        errors: [failure, ...failure.more].map(failureOf),
      };
      return resource(job, 'DONE', { status });
    },
    children: (parentJobId, pageToken) => {
      const ran = jobs.get(parentJobId)?.ran ?? [];
      // The newest come first.
      const children = ran.toReversed().map(({ line, result }, index) => ({
        jobReference: { jobId: `script_job_${parentJobId}_${index}` },
        status: { state: 'DONE' },
        statistics: {
          query: {
            statementType: result.type,
            ...(result.dmlStats === null ? {} : { dmlStats: result.dmlStats }),
          },
          scriptStatistics: {
            evaluationKind: 'STATEMENT',
            stackFrames: [{ startLine: line, startColumn: 1 }],
          },
        },
      }));
      return ok(pageOf('jobs', children, pageToken));
    },
  };
}
