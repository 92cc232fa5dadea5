import { crc32, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../shared/adapters/local/http-client.ts';
import { createStatsApiSource } from '../../../shared/sources/statsapi/http-source.ts';
import { gameRequest } from '../../../shared/sources/statsapi/requests.ts';
import { serveOnLoopback } from '../../support/loopback-server.ts';
import { manualClock } from '../../support/manual-clock.ts';

const text = JSON.stringify({ plays: Array.from({ length: 200 }, (_, index) => `play ${index}`) });
/** Not what our own compression would make of it. */
const compressed = gzipSync(text, { level: 9, memLevel: 1 });

/** Answers everything with these bytes. */
const serveBytes = (bytes: Buffer, encoding: string | null): Promise<string> =>
  serveOnLoopback((incoming, response) => {
    response.setHeader('x-accepted', String(incoming.headers['accept-encoding']));
    if (encoding !== null) response.setHeader('content-encoding', encoding);
    response.write(bytes.subarray(0, 100));
    response.end(bytes.subarray(100));
  });

const get = (url: string, bytesMax = 100_000) => createHttpClient().get({ url, timeoutMs: 5_000, bytesMax });

describe('a compressed answer', () => {
  it('is asked for, unpacked, and kept byte for byte', async () => {
    const answer = await get(await serveBytes(compressed, 'gzip'));
    expect(answer.headers['x-accepted']).toBe('gzip');
    expect(answer.body.toString()).toBe(text);
    expect(answer.gzip).toEqual(compressed);
  });

  it('goes through a source to whoever archives it', async () => {
    const source = createStatsApiSource({
      name: 'statsapi',
      baseUrl: await serveBytes(compressed, 'gzip'),
      http: createHttpClient(),
      clock: manualClock(),
    });
    const response = await source.fetch(gameRequest('feed_live', 7));
    expect(response.gzip).toEqual(compressed);
    expect(response.body.toString()).toBe(text);
  });

  it('that came plain has no compressed bytes', async () => {
    expect(await get(await serveBytes(Buffer.from(text), null))).not.toHaveProperty('gzip');
    expect(await get(await serveBytes(Buffer.from(text), 'identity'))).not.toHaveProperty('gzip');
    expect((await get(await serveBytes(Buffer.alloc(0), 'gzip'))).body.byteLength).toBe(0);
  });

  it('that is damaged, cut or of another compression is malformed', async () => {
    const cut = compressed.subarray(0, compressed.byteLength / 2);
    const answers = [
      serveBytes(Buffer.from(text), 'gzip'),
      serveBytes(cut, 'gzip'),
      serveBytes(compressed, 'br'),
    ];
    for (const url of await Promise.all(answers)) {
      await expect(get(url)).rejects.toMatchObject({ code: 'SOURCE_RESPONSE_MALFORMED' });
    }
  });

  it('is too large by its unpacked size as well: a small answer can hide a great one', async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000));
    expect(bomb.byteLength).toBeLessThan(100_000);
    await expect(get(await serveBytes(bomb, 'gzip'))).rejects.toMatchObject({
      code: 'SOURCE_RESPONSE_TOO_LARGE',
    });
  });

  it('is not kept when its header has a checksum, which our time in the header would break', async () => {
    const header = Buffer.concat([compressed.subarray(0, 10), Buffer.alloc(2)]);
    header[3] = 0x02;
    header.writeUInt16LE(crc32(header.subarray(0, 10)) & 0xffff, 10);
    const withChecksum = Buffer.concat([header, compressed.subarray(10)]);
    const answer = await get(await serveBytes(withChecksum, 'gzip'));
    expect(answer.body.toString()).toBe(text);
    expect(answer).not.toHaveProperty('gzip');
  });
});
