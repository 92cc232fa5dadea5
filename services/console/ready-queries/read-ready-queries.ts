import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredNames, headerValue, isForBigQueryOnly } from '../../../shared/adapters/sql/sql-header.ts';
import { type DefaultValue, readDefault } from './default-values.ts';

/** A parameter of a ready query. */
export interface ReadyParameter {
  /** As in the SQL, without `@`. */
  name: string;
  /** GoogleSQL type: DATE, INT64, STRING … */
  type: string;
  default: DefaultValue;
}

/** A query that somebody wrote for the operator: `sql/operational/queries/NAME.sql`. */
export interface ReadyQuery {
  name: string;
  /** The path below `sql/`. */
  file: string;
  /** What it answers, in a question. */
  question: string;
  parameters: readonly ReadyParameter[];
  /** It asks what only BigQuery knows. */
  isForBigQueryOnly: boolean;
}

const folder = 'operational/queries';

/** The comment above the first header line: its first sentence that ends in a question mark. */
function questionOf(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^-- /, ''));
  const end = lines.findIndex((line) => line.endsWith('?'));
  return lines.slice(0, end + 1).join(' ');
}

function parametersOf(text: string): ReadyParameter[] {
  const defaults = new Map(
    (headerValue(text, 'defaults') ?? '').split(',').map((part) => {
      const [name = '', value = ''] = part.split('=').map((word) => word.trim());
      return [name.replace('@', ''), value];
    }),
  );
  return (declaredNames(text, 'parameters') ?? []).map(({ name, type }) => {
    const value = defaults.get(name);
    if (value === undefined) throw new Error(`the parameter @${name} has no default`);
    return { name, type, default: readDefault(value) };
  });
}

/** A ready query from the text of its file. Throws when a parameter has no default, or one that nobody can read. */
export const readyQuery = (name: string, text: string): ReadyQuery => ({
  name,
  file: `${folder}/${name}.sql`,
  question: questionOf(text),
  parameters: parametersOf(text),
  isForBigQueryOnly: isForBigQueryOnly(text),
});

/** Every ready query of the product, by name. */
export function readReadyQueries(): ReadyQuery[] {
  const path = join(import.meta.dirname, '../../../sql', folder);
  return readdirSync(path)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => readyQuery(file.slice(0, -'.sql'.length), readFileSync(join(path, file), 'utf8')));
}
