import type { DuckDBConnection, DuckDBResultReader, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { HanksTankError } from '../../domain/errors.ts';
import type { SqlParameters } from '../../ports/warehouse.ts';
import { bindParameter } from './duckdb-values.ts';
import type { ParameterType } from './google-sql/parameter-type.ts';
import { type Transpiled, transpile } from './google-sql/transpile.ts';

/** Transpiles a statement for the types of its parameters. Throws WAREHOUSE_QUERY_FAILED when one is missing or too many. */
export function transpileFor(googleSql: string, parameters: SqlParameters): Transpiled {
  const types: Record<string, ParameterType> = {};
  for (const [name, { type, value }] of Object.entries(parameters))
    types[name] = { type, isArray: typeof value === 'object' && value !== null };
  const transpiled = transpile(googleSql, types);
  const used = new Set(transpiled.parameterNames);
  const missing = transpiled.parameterNames.filter((name) => parameters[name] === undefined);
  const unused = Object.keys(parameters).filter((name) => !used.has(name));
  if (missing.length > 0 || unused.length > 0)
    throw new HanksTankError(
      'WAREHOUSE_QUERY_FAILED',
      `Parameters do not fit the statement: missing ${missing.join(', ') || 'none'}; unknown ${unused.join(', ') || 'none'}.`,
    );
  return transpiled;
}

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

/** Runs one GoogleSQL statement. */
export const runGoogleSql = (
  connection: DuckDBConnection,
  googleSql: string,
  parameters: SqlParameters,
): Promise<DuckDBResultReader> =>
  runTranspiled(connection, transpileFor(googleSql, parameters).sql, parameters);

/** A text as a literal of DuckDB. */
export const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A generated statement with the files that it reads: they must be there when it is planned, so a bound list takes a second round. */
export const withFiles = (sql: string, paths: readonly string[]): string =>
  sql.replace('$files', () => `[${paths.map(sqlText).join(', ')}]`);
