import type { CloudEvent } from '../../schemas/events/envelope.ts';
import { type Manifest, manifestSchema } from '../../schemas/manifest.ts';
import type { StageName } from '../../schemas/topics.ts';
import { sha256 } from '../domain/checksum.ts';
import { HanksTankError } from '../domain/errors.ts';
import type { Delivery } from '../ports/bus.ts';
import type { ObjectStore } from '../ports/objects.ts';
import { createEvent } from './cloud-event.ts';
import { partFailurePublication } from './dead-letter.ts';
import type { HarnessPorts, Publication, StageResult } from './stage-types.ts';
import { processorVersion } from './version.ts';

/** When the work on an event began. */
export interface Started {
  at: string;
  monotonicMs: number;
}

/** The manifest of what a stage did with an event, its outbox not yet published. */
export function manifestOf(
  stageName: StageName,
  ports: HarnessPorts,
  delivery: Delivery,
  event: CloudEvent,
  result: StageResult,
  started: Started,
): Manifest {
  const finishedAt = ports.clock.now().toISOString();
  const failedParts = (result.failedParts ?? []).map((part, index) =>
    partFailurePublication(part, index, { stageName, delivery, event, failedAt: finishedAt }),
  );
  const publications: Publication[] = [...(result.publish ?? []), ...failedParts];
  const run = runOf(event);
  return {
    schema_version: 1,
    stage: stageName,
    run_id: run.runId,
    game_date: run.gameDate,
    event: { id: event.id, type: event.type, payload_sha256: sha256(JSON.stringify(event.data)) },
    status: result.status,
    reason: result.reason ?? null,
    attempt: delivery.attempt,
    started_at: started.at,
    finished_at: finishedAt,
    duration_ms: Math.max(0, Math.round(ports.clock.monotonicMs() - started.monotonicMs)),
    rows_in: result.rowsIn,
    rows_out: result.rowsOut,
    outputs: [...(result.outputs ?? [])],
    checks: [...(result.checks ?? [])],
    error: null,
    environment: {
      version: processorVersion,
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
    },
    outbox: publications.map((publication, index) => ({
      topic: publication.topic,
      event: createEvent(publication, {
        source: stageName,
        time: finishedAt,
        idSeed: `${event.id}|${stageName}|${index}`,
        parentTrace: event.traceparent,
      }),
    })),
    published_at: null,
  };
}

/** Publishes what a manifest says is to be published, and notes in it that it was. */
export async function publishOutbox(
  ports: Pick<HarnessPorts, 'bus' | 'objects' | 'clock'>,
  key: string,
  manifest: Manifest,
): Promise<void> {
  for (const { topic, event } of manifest.outbox) await ports.bus.publish(topic, event);
  await writeManifest(ports.objects, key, { ...manifest, published_at: ports.clock.now().toISOString() });
}

/** The manifest under a key, or null. Throws OBJECT_CORRUPT when it is not one. */
export async function readManifest(objects: ObjectStore, key: string): Promise<Manifest | null> {
  if ((await objects.head(key)) === null) return null;
  const parsed = manifestSchema.safeParse(JSON.parse((await objects.get(key)).toString()));
  if (parsed.success) return parsed.data;
  throw new HanksTankError(
    'OBJECT_CORRUPT',
    `manifest ${key} is damaged: ${parsed.error.issues[0]?.message}`,
  );
}

/** Stores a manifest. */
export const writeManifest = (objects: ObjectStore, key: string, manifest: Manifest): Promise<unknown> =>
  objects.put(key, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));

/** An event that was done must not come again with another payload. Throws EVENT_ID_REUSED. */
export function assertSamePayload(done: Manifest, event: CloudEvent): void {
  if (done.event.payload_sha256 === sha256(JSON.stringify(event.data))) return;
  throw new HanksTankError(
    'EVENT_ID_REUSED',
    `event ${event.id} came to ${done.stage} again with another payload`,
  );
}

/** Run and date of an event, as far as its data has them. */
export function runOf(event: CloudEvent): { runId: string | null; gameDate: string | null } {
  const data: { run_id?: unknown; game_date?: unknown } =
    typeof event.data === 'object' ? (event.data ?? {}) : {};
  return {
    runId: typeof data.run_id === 'string' ? data.run_id : null,
    gameDate: typeof data.game_date === 'string' ? data.game_date : null,
  };
}
