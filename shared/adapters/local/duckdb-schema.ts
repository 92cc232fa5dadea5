import type { DuckDBConnection } from '@duckdb/node-api';
import { tableContracts } from '../../../schemas/tables/index.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import { queryError } from './duckdb-errors.ts';
import { readTokens } from './google-sql/tokens.ts';
import { transpile } from './google-sql/transpile.ts';
import type { SqlFiles } from './sql-files.ts';

const viewName = (path: string): string => path.split(/[\\/]/).slice(0, 2).join('.');

/** `dataset.name` of every path that a statement mentions. */
function mentionedNames(sql: string): Set<string> {
  const tokens = readTokens(sql);
  return new Set(
    tokens.map(
      (token, index) => `${token.text}${tokens[index + 1]?.text ?? ''}${tokens[index + 2]?.text ?? ''}`,
    ),
  );
}

/** View files so that each comes after the views it reads. */
export function orderViews(paths: readonly string[], read: (path: string) => string): string[] {
  const ordered: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    if (ordered.includes(path) || above.includes(path)) return;
    const mentioned = mentionedNames(read(path));
    for (const other of paths)
      if (other !== path && mentioned.has(viewName(other))) visit(other, [...above, path]);
    ordered.push(path);
  };
  for (const path of paths) visit(path, []);
  return ordered;
}

/** Names that a query may read: `dataset.name` of every table and view. */
export const readableNames = (files: SqlFiles): Set<string> =>
  new Set([...tableContracts.map(qualifiedName), ...files.viewPaths().map(viewName)]);

/** Creates the datasets and tables that are missing, and every view anew, in one transaction. */
export async function createSchema(connection: DuckDBConnection, files: SqlFiles): Promise<void> {
  const existing = new Set(
    (await connection.runAndReadAll("SELECT schema_name || '.' || table_name FROM duckdb_tables()"))
      .getRows()
      .map(([name]) => name),
  );
  const missing = tableContracts.map(qualifiedName).filter((name) => !existing.has(name));
  const datasets = [...new Set(tableContracts.map((contract) => contract.dataset))];
  const statements = [
    ...datasets.map((dataset) => ({ name: dataset, sql: files.generated(`create/${dataset}.sql`) })),
    ...missing.map((name) => ({ name, sql: files.generated(`create/${name}.sql`) })),
    ...orderViews(files.viewPaths(), files.query).map((path) => ({
      name: viewName(path),
      sql: files.query(path),
    })),
  ];
  await connection.run('BEGIN');
  for (const { name, sql } of statements) {
    try {
      await connection.run(transpile(sql).sql);
    } catch (thrown) {
      await connection.run('ROLLBACK');
      throw queryError(thrown, `Creating ${name} failed`);
    }
  }
  await connection.run('COMMIT');
}
