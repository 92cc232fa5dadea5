import { hash } from 'node:crypto';

/**
 * A row as JSON without the columns that have no value: in NDJSON, for DuckDB as for BigQuery, a missing column is null. Three
 * columns in five of a pitch are empty when only the live feed is known.
 */
export function presentJson(row: object): string {
  const cells: Record<string, unknown> = { ...row };
  // JSON.stringify leaves undefined out. Taking the columns away would cost the copy its fast shape.
  for (const name in cells) if (cells[name] === null) cells[name] = undefined;
  return JSON.stringify(cells);
}

/** SHA-256 of a text, lower-case hexadecimal. */
export const textHash = (text: string): string => hash('sha256', text, 'hex');

/**
 * SHA-256 over the business columns of a row that have a value, lower-case hexadecimal. The row is built in the order of its
 * contract's columns and without lineage, so equal content has an equal hash, and keeps it when its table gains a column.
 */
export const rowHash = (row: object): string => textHash(presentJson(row));
