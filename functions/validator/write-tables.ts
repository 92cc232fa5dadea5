import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { qualityReports } from '../../schemas/tables/operational.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { stagedTables } from '../../shared/domain/validation/staged-tables.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { putObject } from '../../shared/runtime/object-reference.ts';
import { releaseBytes } from '../../shared/runtime/release-bytes.ts';
import { type LoadableRows, uniteRows } from './loadable-rows.ts';

/** `dataset.table` of the quality reports. */
export const qualityReportsTable = qualifiedName(qualityReports);

/** The tables the validator writes, in order. */
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

/** Writes one NDJSON object per table that has rows, ordered by key (see uniteRows), and lets go of the rows. Equal input gives equal bytes. */
export async function writeTables(
  rowsByTable: ReadonlyMap<string, readonly LoadableRows[]>,
  place: ValidationPlace,
  objects: ObjectStore,
): Promise<{ table: string; object: ObjectReference }[]> {
  const written: { table: string; object: ObjectReference }[] = [];
  for (const { table, key } of writtenTables) {
    const united = uniteRows(key, rowsByTable.get(table) ?? []);
    if (united.length === 0) continue;
    const pieces = united.map(({ ndjson }) => ndjson);
    const rows = united.reduce((sum, piece) => sum + piece.rows, 0);
    const objectKey = `validated/game_date=${place.gameDate}/run=${place.runId}/attempt=${place.attempt}/${table}.ndjson`;
    written.push({ table, object: await putObject(objects, objectKey, pieces, rows) });
  }
  for (const { ndjson } of [...rowsByTable.values()].flat()) releaseBytes(ndjson);
  return written;
}
