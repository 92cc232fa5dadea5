import type { SqlParameter, SqlParameters } from '../../ports/warehouse.ts';
import { assertNames, assertTypes, isArray } from '../sql/parameter-checks.ts';
import type { GoogleSqlFile } from '../sql/sql-files.ts';
import type { ParameterType } from './google-sql/parameter-type.ts';

const parameterType = ({ type, value }: SqlParameter): ParameterType => ({
  type,
  isArray: isArray(value),
});

/**
 * Translates a statement now, for the types of its parameters. Throws SQL_NOT_PORTABLE, and WAREHOUSE_QUERY_FAILED when a parameter is
 * missing or too many.
 */
export async function translateText(googleSql: string, parameters: SqlParameters = {}): Promise<string> {
  // 23 MB of WebAssembly, some 100 MB of memory and half a second once loaded: only who needs the translator pays for it.
  const { transpile } = await import('./google-sql/transpile.ts');
  const types = Object.entries(parameters).map(([name, parameter]) => [name, parameterType(parameter)]);
  const { sql, parameterNames } = transpile(googleSql, Object.fromEntries(types));
  assertNames(parameterNames, parameters);
  return sql;
}

/**
 * DuckDB's SQL of a file: as it was generated, or translated now where it was not generated from the present text.
 * Throws WAREHOUSE_QUERY_FAILED when a parameter is missing, too many, or of another type than the header says; SQL_NOT_PORTABLE.
 */
export async function translateFile(file: GoogleSqlFile, parameters: SqlParameters = {}): Promise<string> {
  assertTypes(file.parameters, parameters);
  if (file.duckDbSql === null) return translateText(file.googleSql, parameters);
  assertNames(
    file.parameters.map(({ name }) => name),
    parameters,
  );
  return file.duckDbSql;
}
