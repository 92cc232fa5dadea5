import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { type ModelCard, type ModelPointer, modelPointerKey } from '../../schemas/models.ts';
import { sha256 } from '../../shared/domain/checksum.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { modelKeys } from './model-keys.ts';
import type { Champion } from './read-champion.ts';

async function referenceTo(objects: ObjectStore, key: string): Promise<ObjectReference> {
  const bytes = await objects.get(key);
  return { key, sha256: sha256(bytes), bytes: bytes.byteLength, rows: 0 };
}

/** Makes a stored version the current one. Throws PRECONDITION_FAILED when somebody else promoted in between. */
export async function promoteModel(
  objects: ObjectStore,
  card: ModelCard,
  champion: Champion | null,
  runId: string,
): Promise<void> {
  if (champion?.pointer.model_version === card.model_version) return;
  const keys = modelKeys(card.model_version);
  const pointer: ModelPointer = {
    schema_version: 1,
    model_system: card.model_system,
    model_version: card.model_version,
    trained_through: card.trained_through,
    run_id: runId,
    model: await referenceTo(objects, keys.model),
    card: await referenceTo(objects, keys.card),
  };
  await objects.put(
    modelPointerKey(card.model_system),
    Buffer.from(`${JSON.stringify(pointer, null, 1)}\n`),
    {
      ifGenerationMatch: champion?.generation ?? 0,
    },
  );
}
