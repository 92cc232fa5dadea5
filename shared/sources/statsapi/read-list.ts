import type { BundleFinding } from '../../../schemas/bundle.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { type JsonObject, readObject } from './json-access.ts';

/** What was read from an answer: rows, and what could not be taken at its word. */
export interface RowsRead<Row> {
  rows: Row[];
  findings: BundleFinding[];
}

/** A list that an answer must have. Throws SOURCE_RESPONSE_MALFORMED: an answer without it is none, an empty list is "nothing". */
export function requireList(json: JsonObject, member: string, what: string): readonly unknown[] {
  const list = json[member];
  if (Array.isArray(list)) return list;
  throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} has no list of ${member}`);
}

/**
 * Rows of a list, one per key. An element that gives no row (`map` says null), or a second one of a key, is left out with a
 * finding.
 */
export function readRows<Row>(
  list: readonly unknown[],
  path: string,
  map: (raw: JsonObject, path: string) => Row | null,
  keyOf: (row: Row) => string | number,
): RowsRead<Row> {
  const findings: BundleFinding[] = [];
  const rows = new Map<string | number, Row>();
  list.forEach((value, index) => {
    const at = `${path}[${index}]`;
    const row = map(readObject(value), at);
    if (row !== null && !rows.has(keyOf(row))) rows.set(keyOf(row), row);
    else
      findings.push({
        code: 'ROW_SKIPPED',
        path: at,
        message: row === null ? 'it does not say what it is about' : `a second one of ${keyOf(row)}`,
      });
  });
  return { rows: [...rows.values()], findings };
}
