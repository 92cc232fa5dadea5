import { HanksTankError } from '../../domain/errors.ts';
import type { SqlParameter, SqlParameters, SqlParameterType, SqlValue } from '../../ports/warehouse.ts';
import type { DeclaredName } from './sql-header.ts';

const failed = (message: string): HanksTankError => new HanksTankError('WAREHOUSE_QUERY_FAILED', message);

/** Whether a parameter binds an array. */
export const isArray = (value: SqlParameter['value']): value is readonly SqlValue[] =>
  typeof value === 'object' && value !== null;

const fits: Readonly<Record<SqlParameterType, (value: SqlValue) => boolean>> = {
  INT64: (value) => Number.isSafeInteger(value),
  FLOAT64: (value) => Number.isFinite(value),
  BOOL: (value) => typeof value === 'boolean',
  STRING: (value) => typeof value === 'string',
  DATE: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  // Without a zone the meaning would depend on the engine's settings.
  TIMESTAMP: (value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T.+(?:Z|[+-]\d{2}:\d{2})$/.test(value),
};

/** Throws WAREHOUSE_QUERY_FAILED unless every value of a parameter is null or of its type. */
export function assertValues(name: string, { type, value }: SqlParameter): void {
  for (const item of isArray(value) ? value : [value])
    if (item !== null && !fits[type](item)) throw failed(`Parameter @${name} is no ${type}.`);
}

/** Throws WAREHOUSE_QUERY_FAILED unless the parameters are these, no more and no fewer. */
export function assertNames(names: readonly string[], parameters: SqlParameters): void {
  const missing = names.filter((name) => parameters[name] === undefined);
  const unknown = Object.keys(parameters).filter((name) => !names.includes(name));
  if (missing.length > 0 || unknown.length > 0)
    throw failed(
      `Parameters do not fit the statement: missing ${missing.join(', ') || 'none'}; unknown ${unknown.join(', ') || 'none'}.`,
    );
}

/** Throws WAREHOUSE_QUERY_FAILED when a parameter that a header declares has another type than it says. */
export function assertTypes(declared: readonly DeclaredName[], parameters: SqlParameters): void {
  for (const { name, type } of declared) {
    const parameter = parameters[name];
    if (parameter === undefined) continue;
    const given = isArray(parameter.value) ? `ARRAY<${parameter.type}>` : parameter.type;
    if (given !== type)
      throw failed(`Parameter @${name} is ${given}, the header of the statement says ${type}.`);
  }
}
