import type { DuckDBConnection, DuckDBResultReader } from '@duckdb/node-api';
import { runTranspiled } from '../../../../shared/adapters/local/duckdb-query.ts';
import { translateText } from '../../../../shared/adapters/local/duckdb-translate.ts';
import { HanksTankError } from '../../../../shared/domain/errors.ts';
import type { SqlParameters } from '../../../../shared/ports/warehouse.ts';
import { Refusal } from './answer.ts';

/** Rows that a statement changed, as BigQuery's job statistics say it. */
export interface DmlStats {
  insertedRowCount: string;
  updatedRowCount: string;
  deletedRowCount: string;
}

/** What a statement did. */
export interface StatementResult {
  type: string;
  reader: DuckDBResultReader;
  dmlStats: DmlStats | null;
}

const stats = (inserted: number, updated: number, deleted: number): DmlStats => ({
  insertedRowCount: String(inserted),
  updatedRowCount: String(updated),
  deletedRowCount: String(deleted),
});

/** First words of a statement as BigQuery names its type. */
export function statementType(sql: string): string {
  const words = sql.replace(/^[\s(]+/, '').toUpperCase();
  if (/^(SELECT|WITH)\b/.test(words)) return 'SELECT';
  if (/^CREATE\s+(OR\s+REPLACE\s+)?VIEW\b/.test(words)) return 'CREATE_VIEW';
  if (/^CREATE\s+(TEMP|TEMPORARY)\s+TABLE\b/.test(words)) return 'CREATE_TABLE_AS_SELECT';
  return /^(\w+)/.exec(words)?.[1] ?? '';
}

function dmlStats(type: string, reader: DuckDBResultReader): DmlStats | null {
  if (type === 'DELETE') return stats(0, 0, reader.rowsChanged);
  if (type === 'UPDATE') return stats(0, reader.rowsChanged, 0);
  if (type === 'INSERT') return stats(reader.rowsChanged, 0, 0);
  if (type !== 'MERGE') return null;
  const actions = reader.getRows().map(([action]) => String(action));
  const count = (wanted: string) => actions.filter((action) => action === wanted).length;
  return stats(count('INSERT'), count('UPDATE'), count('DELETE'));
}

const usedParameters = (sql: string, parameters: SqlParameters): SqlParameters => {
  const used = new Set([...sql.matchAll(/@(\w+)/g)].map(([, name = '']) => name));
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => used.has(name)));
};

/** DuckDB's SQL of a statement. Throws what BigQuery says of one that it cannot read or that lacks a parameter. */
export async function translated(sql: string, parameters: SqlParameters): Promise<string> {
  try {
    return await translateText(sql, usedParameters(sql, parameters));
  } catch (thrown) {
    if (!(thrown instanceof HanksTankError)) throw thrown;
    const isSyntax = thrown.code === 'SQL_NOT_PORTABLE';
    throw new Refusal(400, 'invalidQuery', isSyntax ? `Syntax error: ${thrown.message}` : thrown.message);
  }
}

/** Runs one statement of GoogleSQL. Throws a refusal with DuckDB's message. */
export async function runStatement(
  connection: DuckDBConnection,
  sql: string,
  parameters: SqlParameters,
): Promise<StatementResult> {
  const type = statementType(sql);
  const duckDbSql = `${await translated(sql, parameters)}${type === 'MERGE' ? ' RETURNING merge_action' : ''}`;
  try {
    const reader = await runTranspiled(connection, duckDbSql, usedParameters(sql, parameters));
    return { type, reader, dmlStats: dmlStats(type, reader) };
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    if (/Catalog Error: Table with name/.test(message))
      throw new Refusal(404, 'notFound', `Not found: Table ${message.split('\n')[0]}`);
    const isJson = message.includes('Malformed JSON');
    throw new Refusal(400, 'invalidQuery', isJson ? `Invalid input to PARSE_JSON: ${message}` : message);
  }
}
