import { z } from 'zod';
import { type ImportNote, importNoteSchema } from '../../../schemas/import-note.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { type ArchivedResponse, parseRawKey } from '../../../shared/sources/raw-zone-source.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { readArchived } from './read-archived.ts';

/** The first date of which anything can be archived: before the first season of the source. */
const firstDate = '1876-01-01';
const lastDate = '9999-12-31';

const dates = (through: string) =>
  ({
    date_from: { type: 'DATE', value: firstDate },
    date_to: { type: 'DATE', value: through },
  }) as const;

const ledgerRow = z.object({
  object_key: z.string(),
  url_path: z.string(),
  fetched_at: z.iso.datetime(),
  run_id: z.string(),
});

const noteRow = z.object({ object_key: z.string(), run_id: z.string() });

/** What the raw zone has for the features of a date. */
export interface Archive {
  /** Answers of sources; files of imports are not among them. */
  responses: ArchivedResponse[];
  /** Imports that may concern the date, oldest first. */
  imports: ImportNote[];
}

/** The first date of which an import tells anything. */
function firstDateOf(note: ImportNote, filedUnder: string): string {
  return note.kind === 'savant' ? note.game_date : filedUnder;
}

async function readNote(objects: EmbeddedPorts['objects'], key: string): Promise<ImportNote> {
  const parsed = importNoteSchema.safeParse(JSON.parse((await readArchived(objects, key)).body.toString()));
  if (parsed.success) return parsed.data;
  throw new HanksTankError('OBJECT_CORRUPT', `${key} is no note of an import: ${parsed.error.message}`);
}

async function readResponses(warehouse: Warehouse, through: string, importRuns: ReadonlySet<string>) {
  const rows = await warehouse.query({ file: 'raw_data/archived_responses/query.sql' }, dates(through));
  return rows.flatMap((row) => {
    const { object_key: key, url_path: urlPath, fetched_at: fetchedAt, run_id: runId } = ledgerRow.parse(row);
    const parts = parseRawKey(key);
    // What came with an import was not there for a collection.
    return parts === null || importRuns.has(runId) ? [] : [{ key, urlPath, fetchedAt, ...parts }];
  });
}

/** Reads the ledger and the notes of imports. `asOf` leaves out imports made at or after it. Throws OBJECT_NOT_FOUND, OBJECT_CORRUPT. */
export async function readArchive(
  { warehouse, objects }: Pick<EmbeddedPorts, 'warehouse' | 'objects'>,
  { through, asOf }: { through: string; asOf: string | null },
): Promise<Archive> {
  const rows = (await warehouse.query({ file: 'raw_data/archived_imports/query.sql' }, dates(lastDate))).map(
    (row) => noteRow.parse(row),
  );
  const imports: ImportNote[] = [];
  for (const { object_key: key } of rows) {
    const note = await readNote(objects, key);
    const from = firstDateOf(note, parseRawKey(key)?.gameDate ?? firstDate);
    if (from <= through && (asOf === null || note.imported_at < asOf)) imports.push(note);
  }
  return {
    responses: await readResponses(warehouse, through, new Set(rows.map(({ run_id }) => run_id))),
    imports,
  };
}
