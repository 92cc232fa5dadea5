/** Bytes 4 to 7 of a gzip header hold the modification time of the content in seconds (RFC 1952, 2.3.1). */
const timeOffset = 4;

/** Writes when the content was fetched into a gzip header, so that an archived response carries its own time. */
export function writeGzipTime(gzip: Buffer, fetchedAt: string): void {
  gzip.writeUInt32LE(Math.floor(Date.parse(fetchedAt) / 1_000), timeOffset);
}

/** When the content was fetched (to the second), or null when the header does not say. */
export function readGzipTime(gzip: Buffer): string | null {
  if (gzip.byteLength < 10 || gzip[0] !== 0x1f || gzip[1] !== 0x8b) return null;
  const seconds = gzip.readUInt32LE(timeOffset);
  return seconds === 0 ? null : new Date(seconds * 1_000).toISOString();
}
