import { type Manifest, manifestKey } from '../../schemas/manifest.ts';
import { runManifests } from '../../schemas/tables/operational.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { withLineage } from '../../shared/domain/lineage.ts';
import { putObject, toNdjson } from '../../shared/runtime/object-reference.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { readManifestsOf } from './run-report.ts';

type RecordingPorts = Pick<EmbeddedPorts, 'objects' | 'warehouse' | 'clock'>;

/** Writes manifests to the warehouse, for the one screen that says what ran. */
export async function recordManifests(ports: RecordingPorts, manifests: readonly Manifest[]): Promise<void> {
  const ingestedAt = ports.clock.now().toISOString();
  const rows = manifests.flatMap((manifest) =>
    manifest.game_date === null
      ? []
      : [
          withLineage(
            {
              manifest_id: manifestKey(
                manifest.stage,
                manifest.game_date,
                manifest.run_id,
                manifest.event.id,
              ),
              stage: manifest.stage,
              event_id: manifest.event.id,
              event_type: manifest.event.type,
              game_date: manifest.game_date,
              status: manifest.status,
              reason: manifest.reason,
              attempt: manifest.attempt,
              started_at: manifest.started_at,
              finished_at: manifest.finished_at,
              duration_ms: manifest.duration_ms,
              rows_in: manifest.rows_in,
              rows_out: manifest.rows_out,
              outputs: JSON.stringify(manifest.outputs),
              checks: JSON.stringify(manifest.checks),
              error_code: manifest.error?.code ?? null,
              error_message: manifest.error?.message ?? null,
            },
            {
              runId: manifest.run_id ?? 'none',
              source: 'console',
              knownAt: manifest.finished_at,
              ingestedAt,
            },
          ),
        ],
  );
  if (rows.length === 0) return;
  const key = `manifests/_index/${ingestedAt.replaceAll(':', '')}.ndjson`;
  await putObject(ports.objects, key, toNdjson(rows.map((row) => runManifests.row.parse(row))), rows.length);
  await ports.warehouse.load({
    table: qualifiedName(runManifests),
    objectKeys: [key],
    mode: { kind: 'merge' },
  });
}

/** Manifests are read a month at a time. */
const datesPerRecordMax = 31;

/** Records the manifests of dates in the warehouse, of whatever run. */
export async function recordDates(ports: RecordingPorts, dates: readonly string[]): Promise<void> {
  for (let at = 0; at < dates.length; at += datesPerRecordMax)
    await recordManifests(
      ports,
      await readManifestsOf(ports.objects, dates.slice(at, at + datesPerRecordMax)),
    );
}
