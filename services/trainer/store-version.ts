import { type ModelCard, modelCardSchema, modelObjectKeys } from '../../schemas/models.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';

/** Creates an object. One that lies there already, byte for byte, is what an interrupted run left. */
async function putOnce(objects: ObjectStore, key: string, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  if ((await objects.head(key)) !== null && (await objects.get(key)).equals(bytes)) return;
  await objects.put(key, bytes, { ifGenerationMatch: 0 });
}

/** Writes a model's file and its card, the card last: a version with a card is whole. */
export async function storeVersion(objects: ObjectStore, file: string, card: ModelCard): Promise<void> {
  const keys = modelObjectKeys(card.model_system, card.model_version);
  await putOnce(objects, keys.model, file);
  await putOnce(objects, keys.card, `${JSON.stringify(card, null, 1)}\n`);
}

/** The card of a version, or null when the version was never finished. Throws OBJECT_CORRUPT. */
export async function readCard(
  objects: ObjectStore,
  system: string,
  version: string,
): Promise<ModelCard | null> {
  const { card: key } = modelObjectKeys(system, version);
  if ((await objects.head(key)) === null) return null;
  const parsed = modelCardSchema.safeParse(JSON.parse((await objects.get(key)).toString()));
  if (parsed.success) return parsed.data;
  throw new HanksTankError(
    'OBJECT_CORRUPT',
    `model card ${key} is damaged: ${parsed.error.issues[0]?.message ?? 'unknown form'}`,
  );
}
