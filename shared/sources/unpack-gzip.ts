import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const gunzipAsync = promisify(gunzip);

/** The last four bytes hold the length of the content (RFC 1952, 2.3.1). */
const lengthBytes = 4;
const pieceBytesMin = 64 * 1024;
const pieceBytesMax = 16 * 1024 * 1024;

/**
 * The content of gzip, in one piece of its own size: every other piece is a round trip to the thread pool, and pieces that are put
 * together afterwards are garbage that makes the collector look through the whole heap. A length that lies costs pieces only.
 * Throws Node's error for damaged gzip, with the code ERR_BUFFER_TOO_LARGE for a content of more than `bytesMax`.
 */
export function unpackGzip(gzip: Buffer, bytesMax?: number): Promise<Buffer> {
  const bytes = gzip.byteLength < lengthBytes ? 0 : gzip.readUInt32LE(gzip.byteLength - lengthBytes);
  // A piece that is full to its last byte is followed by another.
  const chunkSize = Math.min(Math.max(bytes + 1, pieceBytesMin), pieceBytesMax);
  return gunzipAsync(gzip, { chunkSize, ...(bytesMax === undefined ? {} : { maxOutputLength: bytesMax }) });
}
