import type { DuckDBConnection } from '@duckdb/node-api';
import { tableContracts } from '../../../schemas/tables/index.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import type { GoogleSqlFile, SqlFiles } from '../sql/sql-files.ts';
import { orderViews, viewName } from '../sql/view-order.ts';
import { followContractSql, readStoredColumns, type StoredColumns } from './duckdb-columns.ts';
import { queryError } from './duckdb-errors.ts';
import { forgetContents, knownContentTable } from './duckdb-known-content.ts';
import { translateFile } from './duckdb-translate.ts';

/** Names that a query may read: `dataset.name` of every table and view. */
export const readableNames = (files: SqlFiles): Set<string> =>
  new Set([...tableContracts.map(qualifiedName), ...files.viewPaths().map(viewName)]);

interface SchemaStatement {
  /** What it creates or changes. */
  name: string;
  /** DuckDB's SQL, or a file to translate. */
  sql: string | GoogleSqlFile;
}

/** Tables that are missing, and what brings tables of an older file to their contracts. */
function tableStatements(files: SqlFiles, stored: StoredColumns): SchemaStatement[] {
  return tableContracts.flatMap((contract): SchemaStatement[] => {
    const name = qualifiedName(contract);
    const columns = stored.get(name);
    if (columns === undefined) return [{ name, sql: files.create(name) }];
    return followContractSql(contract, columns).map((sql) => ({ name, sql }));
  });
}

/**
 * Creates the datasets, tables and columns that are missing, lets columns be null that may be by now, and creates every view anew, in
 * one transaction.
 * Throws TABLE_MISMATCH when a column has changed its type, WAREHOUSE_QUERY_FAILED naming what could not be created.
 */
export async function createSchema(connection: DuckDBConnection, files: SqlFiles): Promise<void> {
  const stored = await readStoredColumns(connection);
  const names = tableContracts.map(qualifiedName);
  const datasets = [...new Set(tableContracts.map((contract) => contract.dataset))];
  const statements: SchemaStatement[] = [
    ...datasets.map((name) => ({ name, sql: files.create(name) })),
    ...tableStatements(files, stored),
    ...orderViews(files.viewPaths(), (path) => files.query(path).googleSql).map((path) => ({
      name: viewName(path),
      sql: files.query(path),
    })),
  ];
  await connection.run('BEGIN');
  await connection.run(knownContentTable);
  await forgetContents(
    connection,
    names.filter((name) => !stored.has(name)),
  );
  for (const { name, sql } of statements) {
    try {
      await connection.run(typeof sql === 'string' ? sql : await translateFile(sql));
    } catch (thrown) {
      await connection.run('ROLLBACK');
      throw queryError(thrown, `Creating ${name} failed`);
    }
  }
  await connection.run('COMMIT');
}
