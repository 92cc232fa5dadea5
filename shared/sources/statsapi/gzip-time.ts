/** Bytes 4 to 7 of a gzip header hold the modification time of the content in seconds (RFC 1952, 2.3.1). */
const timeOffset = 4;

/** A copy with the moment of fetching in its gzip header, so that an archived response carries its own time. */
export function withGzipTime(gzip: Buffer, fetchedAt: string): Buffer {
  const bytes = Buffer.from(gzip);
  bytes.writeUInt32LE(Math.floor(Date.parse(fetchedAt) / 1_000), timeOffset);
  return bytes;
}

/** When the content was fetched (to the second), or null when the header does not say. */
export function readGzipTime(gzip: Buffer): string | null {
  if (gzip.byteLength < 10 || gzip[0] !== 0x1f || gzip[1] !== 0x8b) return null;
  const seconds = gzip.readUInt32LE(timeOffset);
  return seconds === 0 ? null : new Date(seconds * 1_000).toISOString();
}
