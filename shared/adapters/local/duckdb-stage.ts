import type { DuckDBConnection } from '@duckdb/node-api';
import type { SqlFiles } from '../sql/sql-files.ts';
import { withFiles } from './duckdb-query.ts';
import { type RowSurvey, surveyStaged } from './duckdb-survey.ts';
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
  if (offered > 0 && keys === offered) await stageAsTheyCame(connection, files, table, paths);
  else await stageNewest(connection, files, table, paths);
  return readStaged(connection, files, table);
}

/** The same without a survey of the files, which are read once: what is staged is surveyed. For rows that are rarely those that the table has. */
export async function stageAndSurvey(
  connection: DuckDBConnection,
  files: SqlFiles,
  table: string,
  paths: readonly string[],
): Promise<{ staged: StagedRows; survey: RowSurvey }> {
  if (paths.length > 0) await stageAsTheyCame(connection, files, table, paths);
  else await stageNewest(connection, files, table, paths);
  const survey = await surveyStaged(connection, files, table);
  if (survey.keys !== survey.offered) await stageNewest(connection, files, table, paths);
  return { staged: await readStaged(connection, files, table), survey };
}

async function stageAsTheyCame(
  connection: DuckDBConnection,
  files: SqlFiles,
  table: string,
  paths: readonly string[],
): Promise<void> {
  await connection.run(withFiles(files.generated(`duckdb/stage-unique/${table}.sql`), paths));
}

async function stageNewest(
  connection: DuckDBConnection,
  files: SqlFiles,
  table: string,
  paths: readonly string[],
): Promise<void> {
  const offer = paths.length === 0 ? 'offer-nothing' : 'offer';
  await connection.run(withFiles(files.generated(`duckdb/${offer}/${table}.sql`), paths));
  await connection.run(withFiles(files.generated(`duckdb/stage/${table}.sql`), paths));
}

async function readStaged(connection: DuckDBConnection, files: SqlFiles, table: string): Promise<StagedRows> {
  const [staged] = toSqlRows(await connection.runAndReadAll(files.generated(`duckdb/staged/${table}.sql`)));
  return {
    lastBatch: Number(staged?.['last_batch'] ?? -1),
    dates: String(staged?.['partition_dates'] ?? '')
      .split(',')
      .filter((date) => date !== '')
      .sort(),
  };
}
