import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { HanksTankError } from '../../shared/domain/errors.ts';

/** No file that an operator names is larger. */
const fileBytesMax = 256 * 1024 * 1024;

/** A file that an operator named: its content, and its bytes when they are gzip. Throws CONFIG_INVALID naming it when it cannot be read or is cut. */
export function readPlainOrGzip(path: string): { body: Buffer; gzip?: Buffer } {
  try {
    const bytes = readFileSync(path);
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { body: bytes };
    return { body: gunzipSync(bytes, { maxOutputLength: fileBytesMax }), gzip: bytes };
  } catch (cause) {
    throw new HanksTankError('CONFIG_INVALID', `${path} cannot be read, or is no whole file`, { cause });
  }
}
