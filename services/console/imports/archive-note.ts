import { archiveResponse, type LedgerRow } from '../../../functions/collector/archive-response.ts';
import { type ArchivedFile, type ImportNote, importNoteSource } from '../../../schemas/import-note.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';

/** How a note names a file of the ledger. */
export const archivedFileOf = ({ url_path, object_key, content_sha256 }: LedgerRow): ArchivedFile => ({
  name: url_path,
  object_key,
  content_sha256,
});

/** Files a note under a date. `subject` tells a reader of the raw zone what was imported. */
export function archiveNote(
  objects: ObjectStore,
  note: ImportNote,
  { subject, gameDate }: { subject: string; gameDate: string },
): Promise<LedgerRow> {
  const request = { endpoint: `import_${note.kind}`, subject, urlPath: subject, gamePk: null };
  const response = {
    source: importNoteSource,
    endpoint: request.endpoint,
    urlPath: subject,
    status: 200,
    body: Buffer.from(JSON.stringify(note)),
    fetchedAt: note.imported_at,
  };
  return archiveResponse(objects, request, response, gameDate);
}
