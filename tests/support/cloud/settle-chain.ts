import { setTimeout as delay } from 'node:timers/promises';
import type { CloudEvent } from '../../../schemas/events/envelope.ts';
import { type Manifest, manifestKey, manifestSchema } from '../../../schemas/manifest.ts';
import { type StageName, type TopicName, topics } from '../../../schemas/topics.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { runOf } from '../../../shared/runtime/stage-manifest.ts';

/** An event that was put on a topic. */
export interface PublishedEvent {
  topic: TopicName;
  event: CloudEvent;
}

const pollMs = 150;

/**
 * Waits until nothing is left to do: every consumer of the events, and of the events that these led to, has a manifest whose outbox is
 * published. Returns the manifests. Throws, naming what is missing, when that takes too long.
 */
export async function settleChain(
  objects: ObjectStore,
  published: readonly PublishedEvent[],
  timeoutMs: number,
): Promise<Manifest[]> {
  const finished = new Map<string, Manifest>();
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    const missing: string[] = [];
    const done: Manifest[] = [];
    const waiting = [...published];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { topic, event } = next;
      const run = runOf(event);
      const consumers: readonly StageName[] = topics[topic].consumers;
      for (const stage of consumers) {
        const key = manifestKey(stage, run.gameDate, run.runId, event.id);
        const manifest = finished.get(key) ?? (await readFinished(objects, key));
        if (manifest === null) {
          missing.push(`${stage} has not finished ${topic} ${event.id}`);
          continue;
        }
        finished.set(key, manifest);
        done.push(manifest);
        waiting.push(...manifest.outbox);
      }
    }
    if (missing.length === 0) return done;
    if (performance.now() > deadlineMs)
      throw new Error(`the chain did not come to rest: ${missing.join('; ')}`);
    await delay(pollMs);
  }
}

/** A manifest whose events are on the bus; null: not yet. */
async function readFinished(objects: ObjectStore, key: string): Promise<Manifest | null> {
  if ((await objects.head(key)) === null) return null;
  const manifest = manifestSchema.parse(JSON.parse((await objects.get(key)).toString()));
  return manifest.published_at === null ? null : manifest;
}
