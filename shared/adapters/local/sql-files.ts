import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { HanksTankError } from '../../domain/errors.ts';
import { isMissing } from './storage-errors.ts';

/** The SQL of the repository. */
export interface SqlFiles {
  /** Text of a file below `sql/`. */
  query(path: string): string;
  /** Text of a file below `schemas/generated/sql/`. */
  generated(path: string): string;
  /** Paths of the views below `sql/`: `dataset/name/view.sql`. */
  viewPaths(): string[];
}

function readBelow(root: string, path: string): string {
  const file = resolve(root, path);
  if (!file.startsWith(`${root}${sep}`) || !file.endsWith('.sql'))
    throw new HanksTankError('WAREHOUSE_QUERY_FAILED', `${path} is no SQL file of the product.`);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new HanksTankError('WAREHOUSE_QUERY_FAILED', `The SQL file ${path} does not exist.`, {
      cause: error,
    });
  }
}

/** The SQL files below the root of the repository, each read once. */
export function sqlFiles(repositoryRoot: string): SqlFiles {
  const texts = new Map<string, string>();
  const reader = (folder: string) => (path: string) => {
    const key = join(folder, path);
    const text = texts.get(key) ?? readBelow(resolve(repositoryRoot, folder), path);
    texts.set(key, text);
    return text;
  };
  return {
    query: reader('sql'),
    generated: reader('schemas/generated/sql'),
    viewPaths: () =>
      readdirSync(resolve(repositoryRoot, 'sql'), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.split(sep).length === 3 && path.endsWith(`${sep}view.sql`))
        .sort(),
  };
}
