import { type Bundle, bundleSchema } from '../../schemas/bundle.ts';
import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { completeTables } from '../../shared/domain/complete-rows.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import { findRowLines, type RowLines } from './row-lines.ts';

/** A bundle and the lines of its rows. */
export interface ReadBundle {
  bundle: Bundle;
  /** Where the rows of a table stand in the object; of none when not every row has a line of its own. */
  linesOf: ReadonlyMap<string, RowLines>;
}

function parse(text: string, key: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HanksTankError('OBJECT_CORRUPT', `Bundle ${key} is not JSON`, { cause });
  }
}

const subjectOf = ({ game_pk, dataset }: { game_pk: number | null; dataset: string | null }): string =>
  game_pk === null ? (dataset ?? 'the schedule') : `game ${game_pk}`;

/** Which bundle an event means. */
export interface BundleName {
  key: string;
  game_pk: number | null;
  dataset: string | null;
}

/** A bundle as the event names it. */
export interface BundleReference {
  game_pk: number | null;
  dataset: string | null;
  object: ObjectReference;
}

/** The name of a referenced bundle. */
export const nameOf = ({ game_pk, dataset, object }: BundleReference): BundleName => ({
  key: object.key,
  game_pk,
  dataset,
});

/**
 * The bytes of a staged bundle. Throws OBJECT_NOT_FOUND, or OBJECT_CORRUPT when they have another checksum or are too many; errors of
 * the store pass through.
 */
export async function fetchBundle(
  { object }: BundleReference,
  objects: ObjectStore,
  bytesMax: number,
): Promise<Buffer> {
  const bytes = await getObject(objects, object);
  if (bytes.byteLength > bytesMax)
    throw new HanksTankError('OBJECT_CORRUPT', `Bundle ${object.key} has more than ${bytesMax} bytes`);
  return bytes;
}

/**
 * Reads a bundle and makes sure that it is the one the event means. Rows have null for columns that were left out; where their lines
 * stand is found in these bytes. Throws
 * OBJECT_CORRUPT when the form or the game is another.
 */
export function parseBundle(name: BundleName, bytes: Buffer): ReadBundle {
  const { key } = name;
  const parsed = bundleSchema.safeParse(parse(bytes.toString('utf8'), key));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new HanksTankError(
      'OBJECT_CORRUPT',
      `Bundle ${key} has not the form of a bundle: ${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  if (parsed.data.game_pk !== name.game_pk || parsed.data.dataset !== name.dataset)
    throw new HanksTankError(
      'OBJECT_CORRUPT',
      `Bundle ${key} is of ${subjectOf(parsed.data)}, the event says ${subjectOf(name)}`,
    );
  completeTables(parsed.data.tables);
  return { bundle: parsed.data, linesOf: findRowLines(bytes, parsed.data) };
}
