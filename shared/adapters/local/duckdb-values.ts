import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBResultReader,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import { HanksTankError } from '../../domain/errors.ts';
import type { SqlParameter, SqlParameterType, SqlRow, SqlValue } from '../../ports/warehouse.ts';
import { assertValues, isArray } from '../sql/parameter-checks.ts';

const failed = (message: string): HanksTankError => new HanksTankError('WAREHOUSE_QUERY_FAILED', message);

const isoInstant = (micros: bigint): string => new Date(Number(micros / 1000n)).toISOString();

/** A cell of DuckDB as it crosses the port. Throws WAREHOUSE_QUERY_FAILED on what no number or text of the port can hold. */
export function toSqlValue(value: DuckDBValue, column: string): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isSafeInteger(number))
      throw failed(`Column ${column} holds the integer ${value}, beyond 2^53: cast it to STRING.`);
    return number;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      throw failed(`Column ${column} holds ${value}: divide with SAFE_DIVIDE, keep NaN out of the data.`);
    return value;
  }
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue)
    return isoInstant(value.micros);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  throw failed(`Column ${column} is an ARRAY or STRUCT: use TO_JSON_STRING or UNNEST.`);
}

/** All rows of a result. Throws WAREHOUSE_QUERY_FAILED when two columns have one name. */
export function toSqlRows(reader: DuckDBResultReader): SqlRow[] {
  const names = reader.columnNames();
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw failed(`Two columns of the result are named ${twice}: give one an alias.`);
  // By column as long as a value is DuckDB's: a feature table has half a hundred columns, and a list for each row costs more than the query.
  const columns = reader
    .getColumns()
    .map((values, index) => values.map((value) => toSqlValue(value, names[index] ?? '')));
  return Array.from({ length: reader.currentRowCount }, (_, at) => {
    const row: SqlRow = {};
    for (let index = 0; index < names.length; index += 1)
      row[names[index] ?? ''] = columns[index]?.[at] ?? null;
    return row;
  });
}

/** Dates and timestamps travel as text; the transpiled statement casts them. */
const boundTypes: Readonly<Record<SqlParameterType, DuckDBType>> = {
  INT64: BIGINT,
  FLOAT64: DOUBLE,
  BOOL: BOOLEAN,
  STRING: VARCHAR,
  DATE: VARCHAR,
  TIMESTAMP: VARCHAR,
};

const bindScalar = (type: SqlParameterType, value: SqlValue): DuckDBValue =>
  type === 'INT64' && typeof value === 'number' ? BigInt(value) : value;

/** A value and its DuckDB type for binding. Throws WAREHOUSE_QUERY_FAILED when the value is not of the declared type. */
export function bindParameter(
  name: string,
  parameter: SqlParameter,
): { value: DuckDBValue; type: DuckDBType } {
  assertValues(name, parameter);
  const type = boundTypes[parameter.type];
  const { value } = parameter;
  if (!isArray(value)) return { value: bindScalar(parameter.type, value), type };
  return {
    value: listValue(value.map((item) => bindScalar(parameter.type, item))),
    type: LIST(type),
  };
}
