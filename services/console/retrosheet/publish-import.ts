import { createEvent } from '../../../shared/runtime/cloud-event.ts';
import type { TopicData } from '../../../shared/runtime/stage-types.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { importedBundles } from '../imported-bundles.ts';
import { recordDates } from '../record-manifests.ts';
import { type ImportRecord, recordImport } from './import-ledger.ts';

/** Bundles of one event. */
export interface StagedPart {
  /** Under what it is filed. */
  gameDate: string;
  bundles: TopicData<'data.collected'>['bundles'];
  /** Left out when the rows are not all that the source has of some dates. */
  whole?: TopicData<'data.collected'>['whole'];
}

/** Bundles that wait for the chain. */
export interface StagedImport {
  /** Under what the import is noted. */
  name: string;
  contentSha256: string;
  runId: string;
  /** Each with a date of its own. */
  parts: readonly StagedPart[];
}

/** Notes an import, hands part after part to the chain, waits until the chain is done with it, and records what ran. */
export async function publishImport(
  ports: EmbeddedPorts,
  { name, contentSha256, runId, parts }: StagedImport,
): Promise<ImportRecord> {
  const record: ImportRecord = {
    schema_version: 1,
    content_sha256: contentSha256,
    run_id: runId,
    game_dates: parts.map(({ gameDate }) => gameDate),
  };
  await recordImport(ports.objects, name, record);
  for (const part of parts) await publishPart(ports, `${name} ${runId} ${part.gameDate}`, runId, part);
  // All at once: the next part is judged while the one before is loaded.
  await ports.bus.drain();
  await recordDates(ports, record.game_dates);
  return record;
}

async function publishPart(
  ports: EmbeddedPorts,
  idSeed: string,
  runId: string,
  { gameDate, bundles, whole }: StagedPart,
): Promise<void> {
  const data = importedBundles(runId, gameDate, bundles, whole);
  const event = createEvent(
    { topic: 'data.collected', data },
    { source: 'console', time: ports.clock.now().toISOString(), idSeed },
  );
  await ports.bus.publish('data.collected', event);
}
