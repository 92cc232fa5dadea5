import { createHash } from 'node:crypto';
import { CRC32C } from '@google-cloud/storage';

/** An object of the imitated Cloud Storage. */
export interface StoredObject {
  bytes: Buffer;
  generation: number;
  metageneration: number;
  metadata: Record<string, unknown>;
}

/** A refusal in the words of Cloud Storage. */
export interface Refusal {
  status: number;
  message: string;
  reason: string;
}

/** CRC-32C in base64. */
export function crc32cOf(bytes: Buffer): string {
  const checksum = new CRC32C();
  checksum.update(bytes);
  return checksum.toString();
}

/** MD5 in base64. */
export const md5Of = (bytes: Buffer): string => createHash('md5').update(bytes).digest('base64');

/** The metadata of an object as the API shows it: numbers as text. */
export const resourceOf = (bucket: string, name: string, stored: StoredObject): Record<string, unknown> => ({
  ...stored.metadata,
  kind: 'storage#object',
  name,
  bucket,
  size: String(stored.bytes.length),
  generation: String(stored.generation),
  metageneration: String(stored.metageneration),
  crc32c: crc32cOf(stored.bytes),
  md5Hash: md5Of(stored.bytes),
});

/** The condition of a request that the object does not meet (developers.google.com/storage/docs/request-preconditions), or null. */
export function unmetCondition(query: URLSearchParams, stored: StoredObject | null): Refusal | null {
  const generation = stored?.generation ?? 0;
  const metageneration = stored?.metageneration ?? 0;
  const unmet = (name: string, isMet: (wanted: number) => boolean) =>
    query.has(name) && !isMet(Number(query.get(name)));
  const isUnmet =
    unmet('ifGenerationMatch', (wanted) => wanted === generation) ||
    unmet('ifGenerationNotMatch', (wanted) => wanted !== generation) ||
    unmet('ifMetagenerationMatch', (wanted) => wanted === metageneration) ||
    unmet('ifMetagenerationNotMatch', (wanted) => wanted !== metageneration);
  if (!isUnmet) return null;
  return {
    status: 412,
    message: 'At least one of the pre-conditions you specified did not hold.',
    reason: 'conditionNotMet',
  };
}

/** What is wrong with bytes that were declared to have a checksum, or null. */
export function wrongChecksum(bytes: Buffer, declared: Record<string, unknown>): Refusal | null {
  for (const [name, actual] of [
    ['crc32c', crc32cOf(bytes)],
    ['md5Hash', md5Of(bytes)],
  ] as const) {
    const wanted = declared[name];
    if (wanted === undefined || wanted === actual) continue;
    return {
      status: 400,
      message: `Provided ${name} "${String(wanted)}" doesn't match calculated ${name} "${actual}".`,
      reason: 'invalid',
    };
  }
  return null;
}
