import { DuckDBInstance } from '@duckdb/node-api';
import { prepareDatabase } from '../../shared/adapters/local/duckdb-prelude.ts';
import { runGoogleSql } from '../../shared/adapters/local/duckdb-query.ts';
import { toSqlRows } from '../../shared/adapters/local/duckdb-values.ts';
import type { SqlParameters, SqlRow } from '../../shared/ports/warehouse.ts';

/** Runs GoogleSQL on an empty DuckDB in memory. */
export type RunOnDuckDb = (googleSql: string, parameters?: SqlParameters) => Promise<SqlRow[]>;

/** Opens a DuckDB in memory, prepared like the warehouse. */
export async function openMemoryDuckDb(): Promise<RunOnDuckDb> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await prepareDatabase(connection);
  return async (googleSql, parameters = {}) =>
    toSqlRows(await runGoogleSql(connection, googleSql, parameters));
}
