import { randomUUID } from 'node:crypto';
import { tableContract } from '../../../schemas/tables/index.ts';
import { addDays } from '../../domain/calendar.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { ExpiryRequest, SqlParameters } from '../../ports/warehouse.ts';
import { jobError } from './bigquery-errors.ts';
import { finishedJob, jobsOfScript, startJob } from './bigquery-jobs.ts';
import { type ScriptPiece, writeScript } from './bigquery-script.ts';
import { type BigQuerySession, statementOptions } from './bigquery-session.ts';

/** What is said of games to come is about a date after it came, by no more than a season. */
const aheadDaysMax = 366;

function expirePiece({ table, ingestedBefore, kept }: ExpiryRequest): ScriptPiece {
  const parameters: SqlParameters = {
    ingested_before: { type: 'TIMESTAMP', value: ingestedBefore },
    date_to: { type: 'DATE', value: addDays(ingestedBefore.slice(0, 10), aheadDaysMax) },
    object_keys: { type: 'STRING', value: kept.objectKeys },
    run_ids: { type: 'STRING', value: kept.runIds },
    game_pks: { type: 'INT64', value: kept.gamePks },
  };
  return { path: `expire/${table}`, table, parameters };
}

/**
 * Deletes old rows in one transaction, or counts them by deleting and taking it back: the count is of the very statement.
 * Throws TABLE_UNKNOWN, WAREHOUSE_QUERY_FAILED, WAREHOUSE_UNAVAILABLE.
 */
export async function expireRows(
  session: BigQuerySession,
  requests: readonly ExpiryRequest[],
  isDryRun: boolean,
): Promise<number[]> {
  for (const { table } of requests)
    if ((tableContract(table)?.retentionDays ?? null) === null)
      throw new HanksTankError('TABLE_UNKNOWN', `${table} is no table of the contracts whose rows grow old.`);
  if (requests.length === 0) return [];
  const { api, files, labels, polling } = session;
  const { sql, parameters } = writeScript(files, requests.map(expirePiece), isDryRun ? 'rollback' : 'commit');
  const what = 'Deleting old rows failed';
  const jobId = `hankstank-expire-${randomUUID()}`;
  const configuration = { labels, query: statementOptions(session, sql, parameters) };
  const { job: started } = await startJob(api, jobId, configuration, what);
  const { errorResult } = (await finishedJob(api, started, polling)).status;
  if (errorResult !== undefined) throw jobError(errorResult, what);
  const deletions = (await jobsOfScript(api, jobId)).filter(
    ({ statistics }) => statistics.query?.statementType === 'DELETE',
  );
  return requests.map((_, index) => deletions[index]?.statistics.query?.dmlStats?.deletedRowCount ?? 0);
}
