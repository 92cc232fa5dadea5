import type { DuckDBConnection } from '@duckdb/node-api';
import type { KnownKeys } from '../../ports/warehouse.ts';
import type { SqlFiles } from '../sql/sql-files.ts';
import { runTranspiled, withFiles } from './duckdb-query.ts';
import { toSqlRows } from './duckdb-values.ts';

/** What a load is to do with the rows of its files. */
export interface RowSurvey {
  /** Rows in the files. */
  offered: number;
  /** Different keys among them. */
  keys: number;
  /** Rows whose key the table has. */
  known: number;
  /** Rows that the table has with the same content. */
  equal: number;
}

/** The survey of no rows. */
export const nothingOffered: RowSurvey = { offered: 0, keys: 0, known: 0, equal: 0 };

/** Whether a table has rows where the keys of offered ones lie. */
async function hasRowsAmong(
  connection: DuckDBConnection,
  files: SqlFiles,
  table: string,
  { first, last }: KnownKeys,
): Promise<boolean> {
  const found = await runTranspiled(connection, files.generated(`duckdb/among/${table}.sql`), {
    first: { type: 'INT64', value: first },
    last: { type: 'INT64', value: last },
  });
  return toSqlRows(found).length > 0;
}

/** Compares the rows of files with a table, reading keys and hashes only; nothing is read where what is known of the keys says it all. */
export async function surveyRows(
  connection: DuckDBConnection,
  files: SqlFiles,
  { table, paths, keys }: { table: string; paths: readonly string[]; keys: KnownKeys | null },
): Promise<RowSurvey> {
  if (paths.length === 0) return nothingOffered;
  if (keys !== null && !(await hasRowsAmong(connection, files, table, keys)))
    return { offered: keys.rows, keys: keys.rows, known: 0, equal: 0 };
  return runSurvey(connection, withFiles(files.generated(`duckdb/survey/${table}.sql`), paths));
}

/** Compares the rows of the staging table, staged as they came, with a table that has dates. */
export const surveyStaged = (
  connection: DuckDBConnection,
  files: SqlFiles,
  table: string,
): Promise<RowSurvey> => runSurvey(connection, files.generated(`duckdb/survey-staged/${table}.sql`));

async function runSurvey(connection: DuckDBConnection, sql: string): Promise<RowSurvey> {
  const [row] = toSqlRows(await connection.runAndReadAll(sql));
  return {
    offered: Number(row?.['offered_rows']),
    keys: Number(row?.['offered_keys']),
    known: Number(row?.['known_rows']),
    equal: Number(row?.['equal_rows']),
  };
}
