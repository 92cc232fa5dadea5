import type { LedgerRow } from '../../../functions/collector/archive-response.ts';
import { buildDatasetBundle } from '../../../functions/collector/build-bundle.ts';
import { serializeBundle } from '../../../functions/collector/feed-to-bundle.ts';
import { stageBundle } from '../../../functions/collector/stage-bundle.ts';
import type { BundleFinding } from '../../../schemas/bundle.ts';
import { qualifiedName, type TableContract } from '../../../schemas/tables/table-contract.ts';
import { withLineage } from '../../../shared/domain/lineage.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { importedBundles } from '../imported-bundles.ts';
import { publish } from '../publish.ts';
import { recordManifests } from '../record-manifests.ts';
import { readManifestsOf } from '../run-report.ts';

/** Rows of one table that a file gave, each known from its capture on. */
export interface OfferedDataset {
  /** Name of the dataset, and source of the rows. */
  source: string;
  table: TableContract;
  rows: readonly ({ captured_at: string } & Record<string, unknown>)[];
  findings: readonly BundleFinding[];
  ledger: readonly LedgerRow[];
  /** The date it is filed under. */
  gameDate: string;
  runId: string;
  fetchedAt: string;
}

/** What the chain made of it. */
export interface LoadedRows {
  offered: number;
  written: number;
}

/** Sends the rows of a file through validator and loader, and records what ran. null when they were not loaded. */
export async function offerDataset(
  ports: EmbeddedPorts,
  { source, table, rows, findings, ledger, gameDate, runId, fetchedAt }: OfferedDataset,
): Promise<LoadedRows | null> {
  const reading = { runId, source, fetchedAt, ingestedAt: ports.clock.now().toISOString() };
  const known = rows.map((row) => withLineage(row, { ...reading, knownAt: row.captured_at }));
  const tables = known.length === 0 ? {} : { [qualifiedName(table)]: known };
  const bundle = buildDatasetBundle(source, { tables, findings }, ledger, reading);
  const staged = await stageBundle(ports.objects, serializeBundle(bundle), { gameDate, runId, attempt: 1 });
  await publish(ports, { topic: 'data.collected', data: importedBundles(runId, gameDate, [staged]) });
  await ports.bus.drain();
  const manifests = await readManifestsOf(ports.objects, [gameDate]);
  await recordManifests(ports, manifests);
  const loaded = manifests.find(
    (manifest) => manifest.stage === 'loader' && manifest.run_id === runId && manifest.status === 'success',
  );
  return loaded === undefined ? null : { offered: loaded.rows_in, written: loaded.rows_out };
}
