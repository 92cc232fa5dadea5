import { join, resolve } from 'node:path';
import { HanksTankError } from '../../domain/errors.ts';
import type { Warehouse } from '../../ports/warehouse.ts';
import { openDatabase } from './duckdb-database.ts';
import { queryError } from './duckdb-errors.ts';
import { loadObjects } from './duckdb-load.ts';
import { runTranspiled, transpileFor } from './duckdb-query.ts';
import { createSchema, readableNames } from './duckdb-schema.ts';
import { toSqlRows } from './duckdb-values.ts';
import { assertQuery, assertReadsOnly } from './read-only-sql.ts';
import { sqlFiles } from './sql-files.ts';

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
        const googleSql = 'file' in statement ? files.query(statement.file) : statement.text;
        const subject = 'file' in statement ? `The query ${statement.file} failed` : 'The query failed';
        assertQuery(googleSql);
        const { sql } = transpileFor(googleSql, parameters);
        try {
          if ('text' in statement) await assertReadsOnly(connection, sql, readableNames(files));
          return toSqlRows(await runTranspiled(connection, sql, parameters));
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
    close: () => database.close(),
  };
}
