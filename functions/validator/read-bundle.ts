import { type Bundle, bundleSchema } from '../../schemas/bundle.ts';
import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { completeTables } from '../../shared/domain/complete-rows.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';

/** A bundle and the text of its rows. */
export interface ReadBundle {
  bundle: Bundle;
  /** The JSON of a row as it stands in the object. Rows that do not stand on a line of their own have none. */
  lineOf: ReadonlyMap<object, string>;
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

/** The lines of the rows, when there are as many as rows: the collector writes one row a line. */
function linesOf(text: string, { tables }: Bundle): Map<object, string> {
  const rows = Object.values(tables).flat();
  const lines = text.split('\n').filter((line) => line.startsWith('{'));
  if (lines[0]?.startsWith('{"schema_version"') === true) lines.shift();
  const lineOf = new Map<object, string>();
  if (lines.length !== rows.length) return lineOf;
  rows.forEach((row, index) => {
    const line = lines[index] ?? '';
    lineOf.set(row, line.endsWith(',') ? line.slice(0, -1) : line);
  });
  return lineOf;
}

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
 * Reads a bundle and makes sure that it is the one the event means. Rows have null for columns that were left out. Throws
 * OBJECT_CORRUPT when the form or the game is another.
 */
export function parseBundle(name: BundleName, bytes: Buffer): ReadBundle {
  const { key } = name;
  const text = bytes.toString('utf8');
  const parsed = bundleSchema.safeParse(parse(text, key));
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
  return { bundle: parsed.data, lineOf: linesOf(text, parsed.data) };
}
