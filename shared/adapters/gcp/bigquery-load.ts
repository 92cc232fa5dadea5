import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HanksTankError } from '../../domain/errors.ts';
import type { LoadCounts, LoadRequest } from '../../ports/warehouse.ts';
import { isConflict, jobError } from './bigquery-errors.ts';
import { type BigQueryJob, findJob, finishedJob, jobsOfScript, startJob } from './bigquery-jobs.ts';
import { planLoad, readRequests, type TableLoad } from './bigquery-load-plan.ts';
import { type ScriptPiece, writeScript } from './bigquery-script.ts';
import { type BigQuerySession, statementOptions } from './bigquery-session.ts';
import { stageRows } from './bigquery-stage-job.ts';

const noRows: LoadCounts = { inserted: 0, updated: 0, unchanged: 0 };

/** Longer than any load: BigQuery ends a script that hangs, and rolls it back. */
const scriptTimeoutMs = 9 * 60_000;

/** So often a load gives way to another one before it is left to the next delivery of its event. */
const conflictsMax = 4;

/** Equal loads of one day. */
const attemptsMax = 200;

/**
 * Names the jobs of a load, with the number of the attempt behind it. It is made of what the load does and of the day:
 * - A repetition of the same load that comes while the first one runs (a second delivery, an answer that was lost, a process that died)
 *   finds its jobs, waits for them and reads their result, so nothing is loaded twice.
 * - A load that finds its own name done, well or badly, takes the next number: the same content may be offered again for a reason
 *   (its rows were removed or changed since), and a MERGE of what is there changes nothing. A failed job keeps its id for ever.
 * - The day is in it because staged rows live for two: what is found of today's is still there.
 * Keys of objects name immutable content: they lie below the folder of a run, and the content's hash is part of the request.
 */
function loadName(requests: readonly LoadRequest[]): string {
  const day = new Date().toISOString().slice(0, 10);
  return createHash('sha256')
    .update(JSON.stringify([day, requests]))
    .digest('hex')
    .slice(0, 24);
}

const subjectOf = (loads: readonly TableLoad[]): string =>
  `Loading ${loads.map(({ table }) => table).join(', ')} failed, nothing was loaded`;

/** Rows that each MERGE of a script touched, in the order of the tables: those of a take-over come after them. */
async function countMerges(session: BigQuerySession, jobId: string) {
  const children = await jobsOfScript(session.api, jobId);
  return children
    .filter(({ statistics }) => statistics.query?.statementType === 'MERGE')
    .map(({ statistics }) => statistics.query?.dmlStats);
}

async function countLoads(
  session: BigQuerySession,
  loads: readonly TableLoad[],
  offered: ReadonlyMap<string, number>,
  jobId: string,
): Promise<LoadCounts[]> {
  const merges = offered.size === 0 ? [] : await countMerges(session, jobId);
  return loads.map(({ table, hasRows }): LoadCounts => {
    if (!hasRows) return noRows;
    const stats = merges.shift();
    if (stats === undefined)
      throw new HanksTankError(
        'WAREHOUSE_UNAVAILABLE',
        `BigQuery does not tell what ${jobId} did to ${table}.`,
      );
    const { insertedRowCount: inserted, updatedRowCount: updated } = stats;
    return { inserted, updated, unchanged: (offered.get(table) ?? 0) - inserted - updated };
  });
}

/** Stages the rows of every table side by side; null when one of the ids is used up. */
async function stageAll(
  session: BigQuerySession,
  loads: readonly TableLoad[],
  loadId: string,
): Promise<Map<string, number> | null> {
  const withRows = loads.filter(({ hasRows }) => hasRows);
  const staged = await Promise.allSettled(withRows.map((load) => stageRows(session, load, loadId)));
  const rows = new Map<string, number>();
  for (const [index, result] of staged.entries()) {
    if (result.status === 'rejected') throw result.reason;
    if (result.value === null) return null;
    rows.set(withRows[index]?.table ?? '', result.value);
  }
  return rows;
}

/** The script of a load: the result of the one job of its name. */
async function runScript(
  session: BigQuerySession,
  pieces: readonly ScriptPiece[],
  jobId: string,
  what: string,
): Promise<BigQueryJob> {
  const { api, files, labels, polling } = session;
  const { sql, parameters } = writeScript(files, pieces, 'commit');
  const query = statementOptions(session, sql, parameters);
  const configuration = { labels, jobTimeoutMs: String(scriptTimeoutMs), query };
  const { job } = await startJob(api, jobId, configuration, what);
  return finishedJob(api, job, polling);
}

/** What a failed script means for the load: null when it only gave way to another one. Values of rows are not told. */
function scriptError({ status }: BigQueryJob, what: string): HanksTankError | null {
  const failure = status.errorResult ?? { reason: '', message: '' };
  if (isConflict(failure)) return null;
  if (failure.message.includes('PARSE_JSON'))
    return new HanksTankError('ROW_INVALID', `${what}: a column of JSON holds a text that is none.`);
  const foreign = /A row of another date .* of \w+\.\w+/.exec(failure.message)?.[0];
  if (foreign !== undefined) return new HanksTankError('ROW_INVALID', `${foreign}.`);
  return jobError({ ...failure, message: failure.message.replace(/'.*'|".*"/g, '…') }, what);
}

/** One attempt; it may give way to another load, or find its name used up. */
async function attemptLoad(
  session: BigQuerySession,
  loads: readonly TableLoad[],
  loadId: string,
): Promise<LoadCounts[] | 'gave way' | 'used up'> {
  const pieces = planLoad(loads, loadId);
  if (pieces.length === 0) return loads.map(() => noRows);
  const jobId = `hankstank-script-${loadId}`;
  if ((await findJob(session.api, jobId))?.status.state === 'DONE') return 'used up';
  const offered = await stageAll(session, loads, loadId);
  if (offered === null) return 'used up';
  const what = subjectOf(loads);
  const job = await runScript(session, pieces, jobId, what);
  if (job.status.errorResult === undefined) return countLoads(session, loads, offered, jobId);
  const error = scriptError(job, what);
  if (error !== null) throw error;
  return 'gave way';
}

/**
 * Loads NDJSON objects into tables: for each table one load job, and one script that writes all of them in one transaction.
 * Throws TABLE_UNKNOWN, OBJECT_NOT_FOUND, ROW_INVALID, WAREHOUSE_UNAVAILABLE, WAREHOUSE_QUERY_FAILED; then nothing has changed.
 */
export async function loadObjects(
  session: BigQuerySession,
  requests: readonly LoadRequest[],
): Promise<LoadCounts[]> {
  const loads = readRequests(requests);
  const name = loadName(requests);
  let conflicts = 0;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const result = await attemptLoad(session, loads, `${name}_${attempt}`);
    if (typeof result !== 'string') return result;
    if (result === 'used up') continue;
    conflicts += 1;
    if (conflicts > conflictsMax) break;
    await sleep(session.polling.longestMs * conflicts * (0.5 + Math.random()));
  }
  throw new HanksTankError(
    'WAREHOUSE_UNAVAILABLE',
    `${subjectOf(loads)}: other loads of the same tables went first`,
  );
}
