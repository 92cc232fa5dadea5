import { type Bundle, bundleSchema } from '../../schemas/bundle.ts';
import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';

function parse(bytes: Buffer, key: string, bytesMax: number): unknown {
  if (bytes.byteLength > bytesMax)
    throw new HanksTankError('OBJECT_CORRUPT', `Bundle ${key} has more than ${bytesMax} bytes`);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new HanksTankError('OBJECT_CORRUPT', `Bundle ${key} is not JSON`, { cause });
  }
}

/**
 * Reads a staged bundle and makes sure that it is the one the event means. Throws OBJECT_NOT_FOUND, or OBJECT_CORRUPT when the
 * checksum, the form or the game is another; errors of the store pass through.
 */
export async function readBundle(
  reference: { game_pk: number | null; object: ObjectReference },
  objects: ObjectStore,
  bytesMax: number,
): Promise<Bundle> {
  const { key } = reference.object;
  const bytes = await getObject(objects, reference.object);
  const parsed = bundleSchema.safeParse(parse(bytes, key, bytesMax));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new HanksTankError(
      'OBJECT_CORRUPT',
      `Bundle ${key} has not the form of a bundle: ${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  if (parsed.data.game_pk !== reference.game_pk)
    throw new HanksTankError(
      'OBJECT_CORRUPT',
      `Bundle ${key} is of game ${parsed.data.game_pk}, the event says ${reference.game_pk}`,
    );
  return parsed.data;
}
