import type { DuckDBConnection } from '@duckdb/node-api';
import type { SqlFiles } from '../sql/sql-files.ts';
import { withFiles } from './duckdb-query.ts';
import type { RowSurvey } from './duckdb-survey.ts';
import { toSqlRows } from './duckdb-values.ts';

/** Rows in the staging table of a load, one for each key. */
export interface StagedRows {
  /** Number of the last batch; -1 without rows. */
  lastBatch: number;
  /** Partition dates in order; empty for a table without partitions. */
  dates: string[];
}

/** Fills the staging table: with the rows as they are when each has a key of its own, else with the newest of each key. */
export async function stageRows(
  connection: DuckDBConnection,
  files: SqlFiles,
  table: string,
  paths: readonly string[],
  { offered, keys }: RowSurvey,
): Promise<StagedRows> {
  const run = (kind: string) =>
    connection.run(withFiles(files.generated(`duckdb/${kind}/${table}.sql`), paths));
  if (offered > 0 && keys === offered) {
    await run('stage-unique');
  } else {
    await run(paths.length === 0 ? 'offer-nothing' : 'offer');
    await run('stage');
  }
  const [staged] = toSqlRows(await connection.runAndReadAll(files.generated(`duckdb/staged/${table}.sql`)));
  return {
    lastBatch: Number(staged?.['last_batch'] ?? -1),
    dates: String(staged?.['partition_dates'] ?? '')
      .split(',')
      .filter((date) => date !== '')
      .sort(),
  };
}
