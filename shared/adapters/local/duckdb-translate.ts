import { HanksTankError } from '../../domain/errors.ts';
import type { SqlParameter, SqlParameters } from '../../ports/warehouse.ts';
import type { ParameterType } from './google-sql/parameter-type.ts';
import type { GoogleSqlFile } from './sql-files.ts';

const parameterType = ({ type, value }: SqlParameter): ParameterType => ({
  type,
  isArray: typeof value === 'object' && value !== null,
});

const typeName = ({ type, isArray }: ParameterType): string => (isArray ? `ARRAY<${type}>` : type);

/** The parameters must be these, no more and no fewer. */
function assertNames(names: readonly string[], parameters: SqlParameters): void {
  const missing = names.filter((name) => parameters[name] === undefined);
  const unknown = Object.keys(parameters).filter((name) => !names.includes(name));
  if (missing.length > 0 || unknown.length > 0)
    throw new HanksTankError(
      'WAREHOUSE_QUERY_FAILED',
      `Parameters do not fit the statement: missing ${missing.join(', ') || 'none'}; unknown ${unknown.join(', ') || 'none'}.`,
    );
}

/** Parameters that a header declares must have the type that it says: the generated statement casts them to it. */
function assertTypes({ parameters: declared }: GoogleSqlFile, parameters: SqlParameters): void {
  for (const { name, type } of declared) {
    const parameter = parameters[name];
    if (parameter === undefined) continue;
    const given = typeName(parameterType(parameter));
    if (given !== type)
      throw new HanksTankError(
        'WAREHOUSE_QUERY_FAILED',
        `Parameter @${name} is ${given}, the header of the statement says ${type}.`,
      );
  }
}

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
  assertTypes(file, parameters);
  if (file.duckDbSql === null) return translateText(file.googleSql, parameters);
  assertNames(
    file.parameters.map(({ name }) => name),
    parameters,
  );
  return file.duckDbSql;
}
