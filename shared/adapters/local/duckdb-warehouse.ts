import { join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { HanksTankError } from '../../domain/errors.ts';
import type { SqlParameters, Warehouse } from '../../ports/warehouse.ts';
import { type SqlFiles, sqlFiles } from '../sql/sql-files.ts';
import { openDatabase } from './duckdb-database.ts';
import { queryError } from './duckdb-errors.ts';
import { expireRows } from './duckdb-expire.ts';
import { loadObjects } from './duckdb-load.ts';
import { runTranspiled } from './duckdb-query.ts';
import { createSchema, readableNames } from './duckdb-schema.ts';
import { translateFile, translateText } from './duckdb-translate.ts';
import { toSqlRows } from './duckdb-values.ts';
import { assertQuery, assertReadsOnly } from './read-only-sql.ts';

/** Where the embedded warehouse lies. */
export interface DuckDbWarehouseOptions {
  /** The DuckDB file; made when it is not there. */
  file: string;
  /** Folder of the object store: the key of an object is its path below. */
  objectsRoot: string;
  /** Root of the repository, where `sql/` and `schemas/generated/sql/` lie. */
  repositoryRoot?: string;
}

/**
 * Runs a query in a transaction of its own. DuckDB plans a statement with parameters when it is prepared, by the statistics of that moment:
 * a load that commits before the statement runs brings values that the plan has no room for, and they come out as garbage (1.5.5,
 * compressed materialization). In one transaction both see the same rows.
 */
async function readOnly<Result>(connection: DuckDBConnection, read: () => Promise<Result>): Promise<Result> {
  await connection.run('BEGIN TRANSACTION READ ONLY');
  try {
    return await read();
  } finally {
    await connection.run('ROLLBACK');
  }
}

/** DuckDB's SQL of a query of the product. */
function querySql(files: SqlFiles, path: string, parameters: SqlParameters): Promise<string> {
  const file = files.query(path);
  assertQuery(file.googleSql);
  return translateFile(file, parameters);
}

/** DuckDB's SQL of a text from the console, which DuckDB's own parser has to find harmless too. */
async function consoleSql(
  connection: DuckDBConnection,
  files: SqlFiles,
  text: string,
  parameters: SqlParameters,
): Promise<string> {
  assertQuery(text);
  const sql = await translateText(text, parameters);
  await assertReadsOnly(connection, sql, readableNames(files));
  return sql;
}

/**
 * Opens the embedded warehouse: DuckDB behind the GoogleSQL of `sql/`.
 * Throws DATA_FOLDER_IN_USE naming the process that has the file open, STORAGE_NOT_WRITABLE, WAREHOUSE_UNAVAILABLE.
 */
export async function openDuckDbWarehouse(options: DuckDbWarehouseOptions): Promise<Warehouse> {
  const files = sqlFiles(options.repositoryRoot ?? join(import.meta.dirname, '../../..'));
  const objectsRoot = resolve(options.objectsRoot);
  const database = await openDatabase(options.file, objectsRoot);
  return {
    ensureSchema: () => database.writing((connection) => createSchema(connection, files)),
    query: (statement, parameters = {}) =>
      database.withConnection(async (connection) => {
        const subject = 'file' in statement ? `The query ${statement.file} failed` : 'The query failed';
        try {
          const sql =
            'file' in statement
              ? await querySql(files, statement.file, parameters)
              : await consoleSql(connection, files, statement.text, parameters);
          return await readOnly(connection, async () =>
            toSqlRows(await runTranspiled(connection, sql, parameters)),
          );
        } catch (thrown) {
          throw queryError(thrown, subject);
        }
      }),
    load: async (request) => {
      const [counts] = await loadObjects(database, files, objectsRoot, [request]);
      if (counts === undefined)
        throw new HanksTankError('INTERNAL', `the load of ${request.table} said nothing`);
      return counts;
    },
    loadAll: (requests) => loadObjects(database, files, objectsRoot, requests),
    expire: (requests, { isDryRun }) => expireRows(database, files, requests, isDryRun),
    close: () => database.close(),
  };
}
