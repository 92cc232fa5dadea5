import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type ColumnType,
  columnsOf,
  qualifiedName,
  type TableContract,
} from '../../../schemas/tables/table-contract.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { toSqlRows } from './duckdb-values.ts';

/** Types as DuckDB's catalog names them. */
const storedTypes: Readonly<Record<ColumnType, string>> = {
  INT64: 'BIGINT',
  FLOAT64: 'DOUBLE',
  BOOL: 'BOOLEAN',
  STRING: 'VARCHAR',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMP WITH TIME ZONE',
  JSON: 'JSON',
};

/** A column as a file has it. */
export interface StoredColumn {
  type: string;
  isNullable: boolean;
}

/** Columns of each table of a file, by `dataset.table` and column name. */
export type StoredColumns = ReadonlyMap<string, ReadonlyMap<string, StoredColumn>>;

/** Reads which tables a file has, with their columns. */
export async function readStoredColumns(connection: DuckDBConnection): Promise<StoredColumns> {
  const reader = await connection.runAndReadAll(
    `select c.schema_name || '.' || c.table_name as table_name, c.column_name, c.data_type, c.is_nullable
     from duckdb_columns() as c
     semi join duckdb_tables() as t on t.schema_name = c.schema_name and t.table_name = c.table_name`,
  );
  const tables = new Map<string, Map<string, StoredColumn>>();
  for (const row of toSqlRows(reader)) {
    const name = String(row['table_name']);
    const columns = tables.get(name) ?? new Map<string, StoredColumn>();
    const column = { type: String(row['data_type']), isNullable: row['is_nullable'] === true };
    tables.set(name, columns.set(String(row['column_name']), column));
  }
  return tables;
}

/**
 * The statements that bring an older table to its contract: columns that it has gained, and columns that may be null now. Rows from
 * before hold null in a new column, also where the contract allows none: their date must be loaded again. Throws TABLE_MISMATCH when
 * a column has another type than its contract.
 */
export function followContractSql(
  contract: TableContract,
  stored: ReadonlyMap<string, StoredColumn>,
): string[] {
  const table = qualifiedName(contract);
  return columnsOf(contract).flatMap(({ name, type, nullable }) => {
    const [is, wanted] = [stored.get(name), storedTypes[type]];
    if (is === undefined) return [`alter table ${table} add column ${name} ${wanted}`];
    if (is.type !== wanted)
      throw new HanksTankError(
        'TABLE_MISMATCH',
        `${table}.${name} is ${is.type} in this warehouse, its contract says ${wanted}`,
      );
    return nullable && !is.isNullable ? [`alter table ${table} alter column ${name} drop not null`] : [];
  });
}
