import type { DuckDBConnection } from '@duckdb/node-api';
import { HanksTankError } from '../../domain/errors.ts';
import type { KnownKeys, SqlParameters } from '../../ports/warehouse.ts';
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
  /** The word that was taken for the files, which were not read; null when they were. */
  onTrust: KnownKeys | null;
}

/** The survey of no rows. */
export const nothingOffered: RowSurvey = { offered: 0, keys: 0, known: 0, equal: 0, onTrust: null };

const rangeOf = ({ first, last }: KnownKeys): SqlParameters => ({
  first: { type: 'INT64', value: first },
  last: { type: 'INT64', value: last },
});

/** Whether a table has rows where the keys of offered ones lie. */
async function hasRowsAmong(
  connection: DuckDBConnection,
  files: SqlFiles,
  table: string,
  keys: KnownKeys,
): Promise<boolean> {
  const sql = files.generated(`duckdb/among/${table}.sql`);
  return toSqlRows(await runTranspiled(connection, sql, rangeOf(keys))).length > 0;
}

/**
 * Makes sure that rows which were inserted without a survey are as many as was said, each with a key of its own: nothing else in the
 * warehouse would refuse a row that is there twice. Throws ROW_INVALID.
 */
export async function assertOneRowAKey(
  connection: DuckDBConnection,
  files: SqlFiles,
  table: string,
  keys: KnownKeys,
): Promise<void> {
  const sql = files.generated(`duckdb/among-keys/${table}.sql`);
  const [found] = toSqlRows(await runTranspiled(connection, sql, rangeOf(keys)));
  const [rows, different] = [Number(found?.['row_count']), Number(found?.['key_count'])];
  if (rows === keys.rows && different === rows) return;
  throw new HanksTankError(
    'ROW_INVALID',
    `${table}: ${rows} rows with ${different} different keys were offered as ${keys.rows} rows with a key each; nothing was loaded`,
  );
}

/** Compares the rows of files with a table, reading keys and hashes only; nothing is read where what is known of the keys says it all. */
export async function surveyRows(
  connection: DuckDBConnection,
  files: SqlFiles,
  { table, paths, keys }: { table: string; paths: readonly string[]; keys: KnownKeys | null },
): Promise<RowSurvey> {
  if (paths.length === 0) return nothingOffered;
  if (keys !== null && !(await hasRowsAmong(connection, files, table, keys)))
    return { offered: keys.rows, keys: keys.rows, known: 0, equal: 0, onTrust: keys };
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
    onTrust: null,
  };
}
