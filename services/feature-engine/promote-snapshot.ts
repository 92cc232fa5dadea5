import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import {
  type ServingPointer,
  type ServingSnapshot,
  servingPointerKey,
  servingPointerSchema,
  slatePointerKey,
} from '../../schemas/serving.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { putObject } from '../../shared/runtime/object-reference.ts';
import { readPointer } from '../../shared/runtime/read-pointer.ts';
import type { RunFolder } from './write-features.ts';

const PROMOTION_ATTEMPTS_MAX = 5;

/** Stores a checked snapshot and points to it: always for its slate, and as the current one unless a later slate is. */
export async function promoteSnapshot(
  snapshot: ServingSnapshot,
  folder: RunFolder,
  objects: ObjectStore,
): Promise<ObjectReference> {
  const key = `serving/slate_date=${snapshot.slate_date}/run=${folder.runId}/event=${folder.eventId}/snapshot.json`;
  const rows = snapshot.teams.length + snapshot.starters.length + snapshot.games.length;
  const reference = await putObject(objects, key, `${JSON.stringify(snapshot)}\n`, rows);
  const pointer: ServingPointer = {
    schema_version: 1,
    slate_date: snapshot.slate_date,
    cutoff_at: snapshot.cutoff_at,
    run_id: folder.runId,
    snapshot: reference,
  };
  await replacePointer(slatePointerKey(snapshot.slate_date), pointer, () => true, objects);
  await replacePointer(servingPointerKey, pointer, (old) => old.slate_date <= pointer.slate_date, objects);
  return reference;
}

/** Writes the pointer unless somebody wrote in between, then looks again. */
async function replacePointer(
  key: string,
  pointer: ServingPointer,
  mayReplace: (old: ServingPointer) => boolean,
  objects: ObjectStore,
): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(pointer)}\n`);
  for (let attempt = 1; ; attempt += 1) {
    const old = await readPointer(objects, key, servingPointerSchema);
    if (old !== null && !mayReplace(old.pointer)) return;
    try {
      await objects.put(key, bytes, { ifGenerationMatch: old?.generation ?? 0 });
      return;
    } catch (error) {
      const isRace = error instanceof HanksTankError && error.code === 'PRECONDITION_FAILED';
      if (!isRace || attempt === PROMOTION_ATTEMPTS_MAX) throw error;
    }
  }
}
