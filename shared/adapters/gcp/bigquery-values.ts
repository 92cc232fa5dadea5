import { z } from 'zod';
import { HanksTankError } from '../../domain/errors.ts';
import type { SqlParameters, SqlRow, SqlValue } from '../../ports/warehouse.ts';
import { assertValues, isArray } from '../sql/parameter-checks.ts';

const failed = (message: string): HanksTankError => new HanksTankError('WAREHOUSE_QUERY_FAILED', message);

const asText = (value: SqlValue): string | null => (value === null ? null : String(value));

/** Parameters as the REST interface takes them. Throws WAREHOUSE_QUERY_FAILED when a value is not of its type. */
export function queryParameters(parameters: SqlParameters): object[] {
  return Object.entries(parameters).map(([name, parameter]) => {
    assertValues(name, parameter);
    const { type, value } = parameter;
    return isArray(value)
      ? {
          name,
          parameterType: { type: 'ARRAY', arrayType: { type } },
          parameterValue: { arrayValues: value.map((item) => ({ value: asText(item) })) },
        }
      : { name, parameterType: { type }, parameterValue: { value: asText(value) } };
  });
}

/** Columns of a result. */
export const resultSchema = z.object({
  fields: z.array(z.object({ name: z.string(), type: z.string(), mode: z.string().default('NULLABLE') })),
});

type ResultField = z.output<typeof resultSchema>['fields'][number];

/** Rows of a result; a cell is null or text, or a list or object that no value of the port can be. */
export const resultRowsSchema = z.array(z.object({ f: z.array(z.object({ v: z.unknown() })) }));

function finite(text: string, name: string): number {
  const number = Number(text);
  if (!Number.isFinite(number))
    throw failed(`Column ${name} holds ${text}: divide with SAFE_DIVIDE, keep NaN out of the data.`);
  return number;
}

function integer(text: string, name: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number))
    throw failed(`Column ${name} holds the integer ${text}, beyond 2^53: cast it to STRING.`);
  return number;
}

/** Microseconds since 1970, to the millisecond before. */
const instant = (micros: string): string => {
  const value = BigInt(micros);
  const remainder = ((value % 1000n) + 1000n) % 1000n;
  return new Date(Number((value - remainder) / 1000n)).toISOString();
};

function sqlValue(cell: unknown, { name, type, mode }: ResultField): SqlValue {
  if (cell === null || cell === undefined) return null;
  if (mode === 'REPEATED' || typeof cell !== 'string')
    throw failed(`Column ${name} is an ARRAY or STRUCT: use TO_JSON_STRING or UNNEST.`);
  switch (type) {
    case 'INTEGER':
      return integer(cell, name);
    case 'FLOAT':
    case 'NUMERIC':
    case 'BIGNUMERIC':
      return finite(cell, name);
    case 'BOOLEAN':
      return cell === 'true';
    case 'TIMESTAMP':
      return instant(cell);
    case 'DATETIME':
      return new Date(`${cell}Z`).toISOString();
    default:
      return cell;
  }
}

/** Rows of a result as they cross the port. Throws WAREHOUSE_QUERY_FAILED on what no number or text of the port can hold. */
export const sqlRows = (fields: readonly ResultField[], rows: z.output<typeof resultRowsSchema>): SqlRow[] =>
  rows.map(({ f: cells }) =>
    Object.fromEntries(fields.map((field, index) => [field.name, sqlValue(cells[index]?.v, field)])),
  );
