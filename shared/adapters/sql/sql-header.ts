/** A name with its GoogleSQL type: `INT64`, `ARRAY<DATE>`. */
export interface DeclaredName {
  name: string;
  type: string;
}

/** The value of a header line `-- name: …`, with the lines that continue it (indented comments); null: there is none. */
export function headerValue(googleSql: string, name: string): string | null {
  const lines = googleSql.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`-- ${name}: `));
  const first = lines[start];
  if (first === undefined) return null;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => !line.startsWith('--  '));
  const more = rest.slice(0, end < 0 ? rest.length : end).map((line) => line.slice(2).trim());
  return [first.slice(`-- ${name}: `.length), ...more].join(' ');
}

/** What the header of a SQL file (docs/sql.md) declares as `parameters` or `output`, parameters without `@`; null: it has no such line. */
export function declaredNames(googleSql: string, line: 'parameters' | 'output'): DeclaredName[] | null {
  const value = headerValue(googleSql, line);
  if (value === null) return null;
  const declared = value.matchAll(/(?:^|,)\s*@?(\w+)\s+(ARRAY<\w+>|[A-Z][A-Z0-9]*)/g);
  return [...declared].map(([, name = '', type = '']) => ({ name, type }));
}

/** Whether a SQL file asks what only BigQuery knows (`-- engine: BigQuery`), such as its own jobs: it is not translated. */
export const isForBigQueryOnly = (googleSql: string): boolean =>
  headerValue(googleSql, 'engine') === 'BigQuery';
