import { tableContract } from '../../../schemas/tables/index.ts';
import { addDays } from '../../domain/calendar.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { ExpiryRequest, SqlParameters } from '../../ports/warehouse.ts';
import type { SqlFiles } from '../sql/sql-files.ts';
import type { DuckDbDatabase } from './duckdb-database.ts';
import { queryError } from './duckdb-errors.ts';
import { forgetContents } from './duckdb-known-content.ts';
import { runTranspiled } from './duckdb-query.ts';

/** What is said of games to come is about a date after it came, by no more than a season. */
const aheadDaysMax = 366;

/** The parameters that the statement declares. */
function parametersOf(sql: string, { ingestedBefore, kept }: ExpiryRequest): SqlParameters {
  const all: SqlParameters = {
    ingested_before: { type: 'TIMESTAMP', value: ingestedBefore },
    date_to: { type: 'DATE', value: addDays(ingestedBefore.slice(0, 10), aheadDaysMax) },
    object_keys: { type: 'STRING', value: kept.objectKeys },
    run_ids: { type: 'STRING', value: kept.runIds },
    game_pks: { type: 'INT64', value: kept.gamePks },
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => sql.includes(`$${name} `)));
}

/** Deletes old rows, or counts them: all tables or none. Throws TABLE_UNKNOWN, WAREHOUSE_QUERY_FAILED, STORAGE_FULL. */
export async function expireRows(
  database: DuckDbDatabase,
  files: SqlFiles,
  requests: readonly ExpiryRequest[],
  isDryRun: boolean,
): Promise<number[]> {
  for (const { table } of requests)
    if ((tableContract(table)?.retentionDays ?? null) === null)
      throw new HanksTankError('TABLE_UNKNOWN', `${table} is no table of the contracts whose rows grow old.`);
  return database.writing(async (connection) => {
    await connection.run('BEGIN');
    try {
      const counts: number[] = [];
      for (const request of requests) {
        const sql = files.generated(`duckdb/expire/${request.table}.sql`);
        counts.push((await runTranspiled(connection, sql, parametersOf(sql, request))).rowsChanged);
      }
      await forgetContents(
        connection,
        requests.map(({ table }) => table),
      );
      await connection.run(isDryRun ? 'ROLLBACK' : 'COMMIT');
      return counts;
    } catch (thrown) {
      await connection.run('ROLLBACK').catch(() => undefined); // A failed COMMIT has rolled back already.
      throw queryError(thrown, 'Deleting old rows failed');
    }
  });
}
