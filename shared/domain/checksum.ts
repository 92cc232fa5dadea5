import { createHash, webcrypto } from 'node:crypto';

/** SHA-256 of bytes or UTF-8 text, lower-case hexadecimal. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** The same of a large content, computed beside the main thread. */
export async function sha256OfLarge(content: Uint8Array): Promise<string> {
  const bytes = content as Uint8Array<ArrayBuffer>; // files and responses never lie in shared memory
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
