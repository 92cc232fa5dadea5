import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpackGzip } from '../../../shared/sources/unpack-gzip.ts';

const content = Buffer.from(JSON.stringify(Array.from({ length: 40_000 }, (_, index) => ({ index }))));

describe('unpacking gzip', () => {
  it('gives the content, in memory of its own that is not much larger', async () => {
    const body = await unpackGzip(gzipSync(content));
    expect(body.equals(content)).toBe(true);
    expect(body.buffer.byteLength).toBeLessThanOrEqual(content.byteLength + 1);
  });

  it('gives an empty content and a small one', async () => {
    expect((await unpackGzip(gzipSync(''))).toString()).toBe('');
    expect((await unpackGzip(gzipSync('{}'))).toString()).toBe('{}');
  });

  it('does not believe a length that lies', async () => {
    // Of several members behind one another the last four bytes tell the length of the last.
    const members = Buffer.concat([gzipSync(content), gzipSync('short')]);
    expect((await unpackGzip(members)).toString()).toBe(`${content.toString()}short`);
    for (const length of [0, 5, 0xffff_ffff]) {
      const lying = gzipSync(content);
      lying.writeUInt32LE(length, lying.byteLength - 4);
      await expect(unpackGzip(lying)).rejects.toThrow('incorrect length check');
    }
  });

  it('refuses what is no gzip, cut, or larger than allowed', async () => {
    await expect(unpackGzip(Buffer.from('no'))).rejects.toThrow();
    await expect(unpackGzip(gzipSync(content).subarray(0, 200))).rejects.toThrow();
    await expect(unpackGzip(gzipSync(content), content.byteLength - 1)).rejects.toMatchObject({
      code: 'ERR_BUFFER_TOO_LARGE',
    });
    expect((await unpackGzip(gzipSync(content), content.byteLength)).byteLength).toBe(content.byteLength);
  });
});
