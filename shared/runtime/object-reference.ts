import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { sha256 } from '../domain/checksum.ts';
import { HanksTankError } from '../domain/errors.ts';
import type { ObjectBytes, ObjectStore } from '../ports/objects.ts';

/** Stores bytes under a key and returns the claim check. The same bytes under the same key are no error: a stage may run again. */
export async function putObject(
  objects: ObjectStore,
  key: string,
  content: string | ObjectBytes,
  rows: number,
): Promise<ObjectReference> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const stored = objects.put(key, bytes);
  const checksum = sha256(bytes);
  const { bytes: length } = await stored;
  return { key, sha256: checksum, bytes: length, rows };
}

/** The bytes behind a claim check. Throws OBJECT_NOT_FOUND, or OBJECT_CORRUPT when the checksum differs. */
export async function getObject(objects: ObjectStore, reference: ObjectReference): Promise<Buffer> {
  const bytes = await objects.get(reference.key);
  const actual = sha256(bytes);
  if (actual === reference.sha256) return bytes;
  throw new HanksTankError(
    'OBJECT_CORRUPT',
    `object ${reference.key} has checksum ${actual}, expected ${reference.sha256}`,
  );
}

/** Rows as NDJSON, one JSON object a line. */
export const toNdjson = (rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');
