import {
  type ModelCard,
  modelObjectKeys,
  modelPointerKey,
  modelPointerSchema,
} from '../../schemas/models.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { moveCurrentPointer } from '../../shared/runtime/models/move-pointer.ts';
import { readPointer } from '../../shared/runtime/read-pointer.ts';

/** The newest version of a system that has a card, and whether it is done; null when none was trained. */
export async function newestVersion(
  objects: ObjectStore,
  system: string,
): Promise<{ version: string; trainedThrough: string; isDone: boolean } | null> {
  const prefix = `models/${system}/`;
  const keys = new Set((await objects.list(prefix)).map(({ key }) => key));
  const versions = [...keys].flatMap((key) => {
    const version = /^(\d{8}-[0-9a-f]{8})\/card\.json$/.exec(key.slice(prefix.length))?.[1];
    return version === undefined ? [] : [version];
  });
  const version = versions.sort().at(-1);
  if (version === undefined) return null;
  return {
    version,
    trainedThrough: `${version.slice(0, 4)}-${version.slice(4, 6)}-${version.slice(6, 8)}`,
    isDone: keys.has(modelObjectKeys(system, version).registry),
  };
}

/** Makes a stored version the current one. Throws PRECONDITION_FAILED when somebody else promoted in between. */
export async function promotePlayerModel(
  objects: ObjectStore,
  card: ModelCard,
  run: { runId: string; now: string },
): Promise<void> {
  const current = await readPointer(objects, modelPointerKey(card.model_system), modelPointerSchema);
  if (current?.pointer.model_version === card.model_version) return;
  await moveCurrentPointer(objects, card, current, {
    action: 'deployed',
    runId: run.runId,
    at: run.now,
    by: 'trainer',
    reason: card.reason,
  });
}
