import type { DuckDBConnection } from '@duckdb/node-api';
import { HanksTankError } from '../../domain/errors.ts';
import type { KnownKeys, SqlParameters, SqlRow } from '../../ports/warehouse.ts';
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

/** A table of a load, and what is known of the keys of its rows. */
export interface KnownRows {
  table: string;
  keys: KnownKeys;
}

/**
 * Asks a statement that every table has of its own of several tables at once. A load has some fifteen of them, and each answer would have to wait
 * until the calling thread, which has other work, takes it and asks the next.
 */
async function askAll(
  connection: DuckDBConnection,
  files: SqlFiles,
  statement: 'among' | 'among-keys',
  known: readonly KnownRows[],
): Promise<SqlRow[]> {
  if (known.length === 0) return [];
  const parameters: SqlParameters = {};
  const parts = known.map(({ table, keys }, index) => {
    parameters[`first_${index}`] = { type: 'INT64', value: keys.first };
    parameters[`last_${index}`] = { type: 'INT64', value: keys.last };
    return files
      .generated(`duckdb/${statement}/${table}.sql`)
      .replace('$first', `$first_${index}`)
      .replace('$last', `$last_${index}`)
      .replace(/;\s*$/, '');
  });
  return toSqlRows(await runTranspiled(connection, parts.join('\nunion all\n'), parameters));
}

/** The tables that have rows where the keys of offered ones lie. */
export async function tablesAmong(
  connection: DuckDBConnection,
  files: SqlFiles,
  known: readonly KnownRows[],
): Promise<ReadonlySet<unknown>> {
  return new Set((await askAll(connection, files, 'among', known)).map((row) => row['table_name']));
}

/**
 * Makes sure that rows which were inserted without a survey are as many as was said, each with a key of its own: nothing else in the
 * warehouse would refuse a row that is there twice. Throws ROW_INVALID.
 */
export async function assertOneRowAKey(
  connection: DuckDBConnection,
  files: SqlFiles,
  known: readonly KnownRows[],
): Promise<void> {
  const found = new Map(
    (await askAll(connection, files, 'among-keys', known)).map((row) => [row['table_name'], row]),
  );
  for (const { table, keys } of known) {
    const row = found.get(table);
    const [rows, different] = [Number(row?.['row_count']), Number(row?.['key_count'])];
    if (rows === keys.rows && different === rows) continue;
    throw new HanksTankError(
      'ROW_INVALID',
      `${table}: ${rows} rows with ${different} different keys were offered as ${keys.rows} rows with a key each; nothing was loaded`,
    );
  }
}

/** The survey of rows whose keys lie where their table has none: what is known of them says it all, and nothing is read. */
export const surveyOnTrust = (keys: KnownKeys): RowSurvey => ({
  offered: keys.rows,
  keys: keys.rows,
  known: 0,
  equal: 0,
  onTrust: keys,
});

/** Compares the rows of files with a table, reading keys and hashes only. */
export async function surveyRows(
  connection: DuckDBConnection,
  files: SqlFiles,
  { table, paths }: { table: string; paths: readonly string[] },
): Promise<RowSurvey> {
  if (paths.length === 0) return nothingOffered;
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
