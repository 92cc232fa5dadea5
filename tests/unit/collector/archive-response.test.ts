import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { archiveResponse } from '../../../functions/collector/archive-response.ts';
import type { RawResponse } from '../../../shared/ports/data-source.ts';
import { readGzipTime } from '../../../shared/sources/statsapi/gzip-time.ts';
import { gameRequest } from '../../../shared/sources/statsapi/requests.ts';
import { memoryObjects } from '../../support/memory-objects.ts';

const body = Buffer.from('{"gamePk":7}');
const response: RawResponse = {
  source: 'statsapi',
  endpoint: 'feed_live',
  urlPath: '/api/v1.1/game/7/feed/live',
  status: 200,
  body,
  fetchedAt: '2026-04-15T04:00:00.000Z',
};

async function archived(answer: RawResponse) {
  const store = memoryObjects();
  const row = await archiveResponse(store, gameRequest('feed_live', 7), answer, '2026-04-14');
  return { row, stored: store.objects.get(row.object_key) ?? Buffer.alloc(0) };
}

describe('archiving a response', () => {
  it('keeps the compressed bytes that the source had, with the time of the response in their header', async () => {
    const gzip = gzipSync(body, { level: 9 });
    const before = Buffer.from(gzip);
    const { row, stored } = await archived({ ...response, gzip });
    expect(readGzipTime(stored)).toBe(response.fetchedAt);
    expect(stored.subarray(8)).toEqual(before.subarray(8));
    expect(gzip).toEqual(before);
    expect(row.stored_bytes).toBe(gzip.byteLength);
  });

  it('compresses what came uncompressed, under the same key', async () => {
    const [plain, compressed] = await Promise.all([
      archived(response),
      archived({ ...response, gzip: gzipSync(body) }),
    ]);
    expect(gunzipSync(plain.stored)).toEqual(body);
    expect(plain.row.object_key).toBe(compressed.row.object_key);
  });
});
