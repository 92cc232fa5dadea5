import { createHash } from 'node:crypto';

/**
 * Where below `schemas/generated/sql/` DuckDB's SQL of a GoogleSQL file lies, given its path below the root of the repository; null: of
 * such a file none is generated.
 */
export function translationPath(source: string): string | null {
  const [, dataset, name, kind] = /^sql\/(\w+)\/(\w+)\/(query|view)\.sql$/.exec(source) ?? [];
  if (kind === 'query') return `duckdb/query/${dataset}/${name}.sql`;
  if (kind === 'view') return `duckdb/view/${dataset}.${name}.sql`;
  const [, asked] = /^sql\/operational\/queries\/(\w+)\.sql$/.exec(source) ?? [];
  if (asked !== undefined) return `duckdb/query/operational/queries/${asked}.sql`;
  const [, created] = /^schemas\/generated\/sql\/create\/([\w.]+)\.sql$/.exec(source) ?? [];
  return created === undefined ? null : `duckdb/create/${created}.sql`;
}

/** First line of a translation: it holds for this text of its source only. */
export function translationNotice(source: string, googleSql: string): string {
  const sha256 = createHash('sha256').update(googleSql).digest('hex');
  return `-- Generated from ${source} with SHA-256 ${sha256} by scripts/generate-sql.ts; do not edit.\n`;
}
