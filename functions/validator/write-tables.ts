import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { qualityReports } from '../../schemas/tables/operational.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { stagedTables } from '../../shared/domain/validation/staged-tables.ts';
import type { AnyRow } from '../../shared/domain/validation/table-rules.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { putObject, toNdjson } from '../../shared/runtime/object-reference.ts';

/** `dataset.table` of the quality reports. */
export const qualityReportsTable = qualifiedName(qualityReports);

/** The tables the validator writes, in order, with their natural keys. */
const writtenTables: readonly { table: string; key: readonly string[] }[] = [
  ...Object.values(stagedTables),
  { table: qualityReportsTable, key: qualityReports.key },
];

/** Where the objects of one validation lie. */
export interface ValidationPlace {
  gameDate: string;
  runId: string;
  attempt: number;
}

function compareKeys(key: readonly string[], left: AnyRow, right: AnyRow): number {
  for (const column of key) {
    const [a, b] = [left[column], right[column]];
    if (a === b) continue;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a) < String(b) ? -1 : 1;
  }
  return 0;
}

/** Keeps one row a key: the first one offered. */
function onePerKey(key: readonly string[], rows: readonly AnyRow[]): AnyRow[] {
  const byKey = new Map<string, AnyRow>();
  for (const row of rows) {
    const text = JSON.stringify(key.map((column) => row[column]));
    if (!byKey.has(text)) byKey.set(text, row);
  }
  return [...byKey.values()].toSorted((a, b) => compareKeys(key, a, b));
}

/**
 * Writes one NDJSON object per table that has rows, ordered by key; of rows with one key (a team in several bundles) the first
 * stays. Equal input gives equal bytes.
 */
export async function writeTables(
  rowsByTable: ReadonlyMap<string, readonly AnyRow[]>,
  place: ValidationPlace,
  objects: ObjectStore,
): Promise<{ table: string; object: ObjectReference }[]> {
  const written: { table: string; object: ObjectReference }[] = [];
  for (const { table, key } of writtenTables) {
    const rows = onePerKey(key, rowsByTable.get(table) ?? []);
    if (rows.length === 0) continue;
    const objectKey = `validated/game_date=${place.gameDate}/run=${place.runId}/attempt=${place.attempt}/${table}.ndjson`;
    written.push({ table, object: await putObject(objects, objectKey, toNdjson(rows), rows.length) });
  }
  return written;
}
