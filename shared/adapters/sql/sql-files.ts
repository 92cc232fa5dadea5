import { readdirSync, readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { HanksTankError } from '../../domain/errors.ts';
import { type DeclaredName, declaredNames } from './sql-header.ts';
import { translationNotice, translationPath } from './translated-sql.ts';

/** A GoogleSQL file of the product. */
export interface GoogleSqlFile {
  googleSql: string;
  /** What its header declares. */
  parameters: readonly DeclaredName[];
  /** DuckDB's SQL as it was generated from this very text; null: none was, or the file was edited since. */
  duckDbSql: string | null;
}

/** The SQL of the repository. */
export interface SqlFiles {
  /** A file below `sql/`: `dataset/name/query.sql` or `dataset/name/view.sql`. */
  query(path: string): GoogleSqlFile;
  /** The CREATE of a dataset or of `dataset.table`. */
  create(name: string): GoogleSqlFile;
  /** Text of a file below `schemas/generated/sql/`. */
  generated(path: string): string;
  /** Paths of the views below `sql/`: `dataset/name/view.sql`. */
  viewPaths(): string[];
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Text of a file, null when it is not there. */
function readBelow(root: string, path: string): string | null {
  const file = resolve(root, path);
  if (!file.startsWith(`${root}${sep}`) || !file.endsWith('.sql'))
    throw new HanksTankError('WAREHOUSE_QUERY_FAILED', `${path} is no SQL file of the product.`);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function existing(text: string | null, path: string): string {
  if (text !== null) return text;
  throw new HanksTankError('WAREHOUSE_QUERY_FAILED', `The SQL file ${path} does not exist.`);
}

/** Remembers what is read of each path. */
function once<Value>(read: (path: string) => Value): (path: string) => Value {
  const known = new Map<string, Value>();
  return (path) => {
    const value = known.get(path) ?? read(path);
    known.set(path, value);
    return value;
  };
}

const generatedFolder = 'schemas/generated/sql';

/** The SQL files below the root of the repository, each read once. */
export function sqlFiles(repositoryRoot: string): SqlFiles {
  const read = (folder: string, path: string) => readBelow(resolve(repositoryRoot, folder), path);

  const translationOf = (source: string, googleSql: string): string | null => {
    const path = translationPath(source);
    const text = path === null ? null : read(generatedFolder, path);
    return text?.startsWith(translationNotice(source, googleSql)) ? text : null;
  };

  const googleSqlFile = (folder: string, path: string): GoogleSqlFile => {
    const googleSql = existing(read(folder, path), path);
    return {
      googleSql,
      parameters: declaredNames(googleSql, 'parameters') ?? [],
      duckDbSql: translationOf(`${folder}/${path.replaceAll(sep, '/')}`, googleSql),
    };
  };

  return {
    query: once((path) => googleSqlFile('sql', path)),
    create: once((name) => googleSqlFile(generatedFolder, `create/${name}.sql`)),
    generated: once((path) => existing(read(generatedFolder, path), path)),
    viewPaths: () =>
      readdirSync(resolve(repositoryRoot, 'sql'), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.split(sep).length === 3 && path.endsWith(`${sep}view.sql`))
        .sort(),
  };
}
