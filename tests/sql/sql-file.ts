import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { isParenthesis, keyword, nestTokens } from '../../shared/adapters/local/google-sql/token-tree.ts';
import { readTokens } from '../../shared/adapters/local/google-sql/tokens.ts';
import { declaredNames } from '../../shared/adapters/sql/sql-header.ts';
import type { TypedName } from '../oracle/column-types.ts';

const root = join(import.meta.dirname, '../..');

/** A SQL file with what its header declares. */
export interface SqlFile {
  /** Below the root of the repository, with `/`. */
  path: string;
  text: string;
  parameters: TypedName[];
  /** null: none declared. */
  output: TypedName[] | null;
}

/** Reads a file and its header. */
export function readSqlFile(path: string): SqlFile {
  const text = readFileSync(join(root, path), 'utf8');
  return {
    path,
    text,
    parameters: declaredNames(text, 'parameters') ?? [],
    output: declaredNames(text, 'output'),
  };
}

/** Every SQL file below a folder. */
export const sqlFilesBelow = (folder: string): SqlFile[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sql'))
    .sort()
    .map((path) => readSqlFile(`${folder}/${path.split(sep).join('/')}`));

/** The query inside `create or replace view … as`. */
export function viewQuery(file: SqlFile): string {
  const [, query] = /create or replace view [\w.]+ as\s+([\s\S]+)$/.exec(file.text) ?? [];
  if (query === undefined) throw new Error(`${file.path} does not begin with create or replace view … as`);
  return query;
}

/** Whether the rows of a query have an order: an ORDER BY outside of every bracket. */
export function isOrdered(sql: string): boolean {
  const nodes = nestTokens(readTokens(sql));
  return nodes.some(
    (node, index) => !isParenthesis(node) && keyword(node) === 'ORDER' && keyword(nodes[index + 1]) === 'BY',
  );
}

/**
 * The same query with table paths as single names in backticks: only tables of ZetaSQL's root catalog have rows.
 * A path without an alias gets its table name as one.
 */
export function withWholeNames(sql: string, tables: ReadonlySet<string>): string {
  return sql.replace(
    /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|--[^\n]*|\b(\w+)\.(\w+)\b(\s+as\b)?/gi,
    (match, dataset, table, alias) => {
      if (dataset === undefined || !tables.has(`${dataset}.${table}`)) return match;
      return `\`${dataset}.${table}\`${alias ?? ` as ${table}`}`;
    },
  );
}
