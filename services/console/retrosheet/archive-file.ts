import { archiveResponse, type LedgerRow } from '../../../functions/collector/archive-response.ts';
import { rawObjects } from '../../../schemas/tables/operational.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import type { StoredFile } from '../../../shared/adapters/local/retrosheet-folder.ts';
import { withLineage } from '../../../shared/domain/lineage.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';

/** What the rows of one import have in common. `gameDate` is the date under which it is filed. */
export interface ImportMoment {
  runId: string;
  gameDate: string;
  /** ISO 8601 UTC. */
  ingestedAt: string;
}

/** Stores a file in the raw zone as it came, before anybody reads it. */
export async function archiveFile(
  objects: ObjectStore,
  file: StoredFile,
  source: string,
  { gameDate, ingestedAt }: ImportMoment,
): Promise<LedgerRow> {
  const subject = file.name.replace(/\.\w+$/, '');
  const endpoint = `${source}_${subject.replace(/\d{4}/, '')}`;
  const response = {
    source,
    endpoint,
    urlPath: file.name,
    status: 200,
    body: file.body,
    ...(file.gzip === null ? {} : { gzip: file.gzip }),
    fetchedAt: ingestedAt,
  };
  return archiveResponse(
    objects,
    { endpoint, subject, urlPath: file.name, gamePk: null },
    response,
    gameDate,
  );
}

/** Name of the ledger. */
export const ledgerTable = qualifiedName(rawObjects);

/** Rows of the ledger as text. */
export const ledgerTexts = (
  ledger: readonly LedgerRow[],
  source: string,
  { runId, ingestedAt }: ImportMoment,
): string[] =>
  ledger.map((row) =>
    JSON.stringify(withLineage(row, { runId, source, knownAt: row.fetched_at, ingestedAt })),
  );
