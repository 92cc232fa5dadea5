import type { DuckDBConnection, DuckDBResultReader, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { SqlParameters } from '../../ports/warehouse.ts';
import { translateText } from './duckdb-translate.ts';
import { bindParameter } from './duckdb-values.ts';

/** Runs transpiled SQL with bound parameters. */
export async function runTranspiled(
  connection: DuckDBConnection,
  sql: string,
  parameters: SqlParameters,
): Promise<DuckDBResultReader> {
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const bound = bindParameter(name, parameter);
    values[name] = bound.value;
    types[name] = bound.type;
  }
  return connection.runAndReadAll(sql, values, types);
}

/** Runs one GoogleSQL statement, translated now. */
export const runGoogleSql = async (
  connection: DuckDBConnection,
  googleSql: string,
  parameters: SqlParameters,
): Promise<DuckDBResultReader> =>
  runTranspiled(connection, await translateText(googleSql, parameters), parameters);

/** A text as a literal of DuckDB. */
export const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A generated statement with the files that it reads: they must be there when it is planned, so a bound list takes a second round. */
export const withFiles = (sql: string, paths: readonly string[]): string =>
  sql.replace('$files', () => `[${paths.map(sqlText).join(', ')}]`);
