import type { z } from 'zod';
import { HanksTankError } from '../domain/errors.ts';
import type { ObjectStore } from '../ports/objects.ts';

/** A pointer with the generation it had, for a replacement that loses no other. */
export interface StoredPointer<Pointer> {
  pointer: Pointer;
  generation: number;
}

/** The pointer at a key, or null when there is none. Throws OBJECT_CORRUPT when it breaks its contract. */
export async function readPointer<Schema extends z.ZodType>(
  objects: ObjectStore,
  key: string,
  schema: Schema,
): Promise<StoredPointer<z.output<Schema>> | null> {
  // The generation comes first: should the pointer change in between, a conditional write fails instead of undoing it.
  const info = await objects.head(key);
  if (info === null) return null;
  const text = (await objects.get(key)).toString();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new HanksTankError('OBJECT_CORRUPT', `pointer ${key} is not JSON`, { cause: error });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { pointer: parsed.data, generation: info.generation };
  throw new HanksTankError(
    'OBJECT_CORRUPT',
    `pointer ${key} is damaged: ${parsed.error.issues[0]?.message ?? 'unknown form'}`,
  );
}
