import { archiveResponse, type LedgerRow } from '../../../functions/collector/archive-response.ts';
import { rawObjects } from '../../../schemas/tables/operational.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import type { StoredFile } from '../../../shared/adapters/local/retrosheet-folder.ts';
import { withLineage } from '../../../shared/domain/lineage.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { parseRawKey } from '../../../shared/sources/raw-zone-source.ts';
import { rawEndpointPrefix } from '../../../shared/sources/statsapi/raw-object-key.ts';

/** What the rows of one import have in common. `gameDate` is the date under which it is filed. */
export interface ImportMoment {
  runId: string;
  gameDate: string;
  /** ISO 8601 UTC. */
  ingestedAt: string;
}

const namesOf = (file: StoredFile, source: string): { subject: string; endpoint: string } => {
  const subject = file.name.replace(/\.\w+$/, '');
  return { subject, endpoint: `${source}_${subject.replace(/\d{4}/, '')}` };
};

/** The date under which a file with this content lies in the raw zone already, or null: a file of no season is kept once, whenever it came. */
export async function archivedUnder(
  objects: ObjectStore,
  file: StoredFile,
  source: string,
  contentSha256: string,
): Promise<string | null> {
  const stored = await objects.list(rawEndpointPrefix(source, namesOf(file, source).endpoint));
  const found = stored.find(({ key }) => key.includes(`-${contentSha256.slice(0, 12)}.`));
  return found === undefined ? null : (parseRawKey(found.key)?.gameDate ?? null);
}

/** Stores a file in the raw zone as it came, before anybody reads it. */
export async function archiveFile(
  objects: ObjectStore,
  file: StoredFile,
  source: string,
  { gameDate, ingestedAt }: ImportMoment,
): Promise<LedgerRow> {
  const { subject, endpoint } = namesOf(file, source);
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
