import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBResultReader,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';

/** A result as the REST interface gives it. */
export interface RestResult {
  schema: { fields: { name: string; type: string; mode: string }[] };
  rows: { f: { v: unknown }[] }[];
}

function fieldType(type: DuckDBType): { type: string; mode: string } {
  const name = String(type);
  const mode = name.endsWith(']') ? 'REPEATED' : 'NULLABLE';
  const scalar = name.replace(/\[\]$/, '');
  if (scalar.startsWith('STRUCT')) return { type: 'RECORD', mode };
  if (scalar.startsWith('DECIMAL')) return { type: 'NUMERIC', mode };
  if (scalar === 'VARCHAR' && type.alias === 'JSON') return { type: 'JSON', mode };
  const types: Record<string, string> = {
    BIGINT: 'INTEGER',
    INTEGER: 'INTEGER',
    HUGEINT: 'INTEGER',
    SMALLINT: 'INTEGER',
    TINYINT: 'INTEGER',
    UBIGINT: 'INTEGER',
    DOUBLE: 'FLOAT',
    FLOAT: 'FLOAT',
    BOOLEAN: 'BOOLEAN',
    VARCHAR: 'STRING',
    JSON: 'JSON',
    DATE: 'DATE',
    'TIMESTAMP WITH TIME ZONE': 'TIMESTAMP',
    TIMESTAMP: 'DATETIME',
    '"NULL"': 'INTEGER', // as BigQuery types an untyped NULL
  };
  const found = types[scalar];
  if (found === undefined) throw new Error(`the server has no BigQuery type for ${name}`);
  return { type: found, mode };
}

function cell(value: DuckDBValue): unknown {
  if (value === null) return null;
  if (value instanceof DuckDBTimestampTZValue) return String(value.micros);
  if (value instanceof DuckDBTimestampValue)
    return new Date(Number(value.micros / 1000n)).toISOString().slice(0, -1);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return String(value.toDouble());
  if (typeof value === 'object') return [];
  return String(value);
}

/** A result of DuckDB as BigQuery's. */
export const restResult = (reader: DuckDBResultReader): RestResult => ({
  schema: {
    fields: reader.columnNames().map((name, index) => ({ name, ...fieldType(reader.columnType(index)) })),
  },
  rows: reader.getRows().map((row) => ({ f: row.map((value) => ({ v: cell(value) })) })),
});
