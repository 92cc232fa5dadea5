import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { qualityReports } from '../../schemas/tables/operational.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { stagedTables } from '../../shared/domain/validation/staged-tables.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { putObject } from '../../shared/runtime/object-reference.ts';
import type { LoadableRow, LoadableTables } from './loadable-rows.ts';

/** `dataset.table` of the quality reports. */
export const qualityReportsTable = qualifiedName(qualityReports);

/** The tables the validator writes, in order. */
const writtenTables: readonly string[] = [
  ...Object.values(stagedTables).map(({ table }) => table),
  qualityReportsTable,
];

const ndjson = (rows: readonly LoadableRow[]): string => `${rows.map(({ line }) => line).join('\n')}\n`;

/** Where the objects of one validation lie. */
export interface ValidationPlace {
  gameDate: string;
  runId: string;
  attempt: number;
}

function compareKeys(left: LoadableRow, right: LoadableRow): number {
  for (const [index, a] of left.key.entries()) {
    const b = right.key[index];
    if (a === b) continue;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a) < String(b) ? -1 : 1;
  }
  return 0;
}

/** Orders rows by key and keeps one row a key: the first one offered. Sorting is stable. */
function onePerKey(rows: readonly LoadableRow[]): LoadableRow[] {
  const sorted = rows.toSorted(compareKeys);
  return sorted.filter((row, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareKeys(before, row) !== 0;
  });
}

/**
 * Writes one NDJSON object per table that has rows, ordered by key; of rows with one key (a team in several bundles) the first
 * stays. Equal input gives equal bytes.
 */
export async function writeTables(
  rowsByTable: LoadableTables,
  place: ValidationPlace,
  objects: ObjectStore,
): Promise<{ table: string; object: ObjectReference }[]> {
  const written: { table: string; object: ObjectReference }[] = [];
  for (const table of writtenTables) {
    const rows = onePerKey(rowsByTable.get(table) ?? []);
    if (rows.length === 0) continue;
    const objectKey = `validated/game_date=${place.gameDate}/run=${place.runId}/attempt=${place.attempt}/${table}.ndjson`;
    written.push({ table, object: await putObject(objects, objectKey, ndjson(rows), rows.length) });
  }
  return written;
}
