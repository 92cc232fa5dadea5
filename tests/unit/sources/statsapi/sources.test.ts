import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../../shared/ports/http.ts';
import { readGzipTime, withGzipTime } from '../../../../shared/sources/statsapi/gzip-time.ts';
import { createStatsApiSource } from '../../../../shared/sources/statsapi/http-source.ts';
import { createRawArchiveSource } from '../../../../shared/sources/statsapi/raw-archive-source.ts';
import { rawObjectKey } from '../../../../shared/sources/statsapi/raw-object-key.ts';
import { gameRequest, scheduleRequest } from '../../../../shared/sources/statsapi/requests.ts';
import { manualClock } from '../../../support/manual-clock.ts';
import { memoryObjects } from '../../../support/memory-objects.ts';

describe('the Stats API', () => {
  it('is asked by the paths of its endpoints, never with fields and hydrate in one query', async () => {
    const asked: HttpRequest[] = [];
    const http = {
      get: async (request: HttpRequest) => {
        asked.push(request);
        return { status: 404, headers: {}, body: Buffer.from('{}') };
      },
    };
    const source = createStatsApiSource({
      name: 'statsapi',
      baseUrl: 'https://example.test/',
      http,
      clock: manualClock(),
    });
    await source.fetch(scheduleRequest('2026-04-14'));
    for (const endpoint of ['feed_live', 'boxscore', 'play_by_play', 'linescore'] as const) {
      await source.fetch(gameRequest(endpoint, 7));
    }
    expect(asked.map(({ url }) => url.replace('https://example.test', ''))).toEqual([
      '/api/v1/schedule?sportId=1&date=2026-04-14&hydrate=team,linescore,probablePitcher,decisions,officials',
      '/api/v1.1/game/7/feed/live',
      '/api/v1/game/7/boxscore',
      '/api/v1/game/7/playByPlay',
      '/api/v1/game/7/linescore',
    ]);
    expect(asked.every(({ bytesMax, timeoutMs }) => bytesMax === 20_000_000 && timeoutMs === 30_000)).toBe(
      true,
    );
  });

  it('is asked no faster than the rate, however many ask at one time', async () => {
    const clock = manualClock();
    const http = { get: async () => ({ status: 200, headers: {}, body: Buffer.from('{}') }) };
    const source = createStatsApiSource({
      name: 'x',
      baseUrl: 'http://x',
      http,
      clock,
      requestsPerSecond: 4,
    });
    const answers = await Promise.all(
      [1, 2, 3].map((gamePk) => source.fetch(gameRequest('feed_live', gamePk))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(clock.sleeps.reduce((sum, sleepMs) => sum + sleepMs, 0)).toBeGreaterThanOrEqual(500);
  });
});

describe('the raw archive', () => {
  const store = memoryObjects();
  const keep = async (
    content: string,
    status: number,
    fetchedAt: string,
    source = 'statsapi',
  ): Promise<void> => {
    const bytes = withGzipTime(gzipSync(content), fetchedAt);
    const contentSha256 = Buffer.from(content + fetchedAt)
      .toString('hex')
      .padEnd(64, '0')
      .slice(-64);
    const key = rawObjectKey({
      source,
      endpoint: 'feed_live',
      gameDate: '2026-04-14',
      subject: '7',
      contentSha256,
      status,
    });
    await store.put(key, bytes);
  };

  it('gives the newest whole response of a game, and passes over errors, damage and other sources', async () => {
    await keep('{"liveData":1}', 200, '2026-04-14T22:00:00.000Z');
    await keep('{"liveData":2}', 200, '2026-04-15T04:00:00.000Z');
    await keep('{"liveData":3', 200, '2026-04-15T05:00:00.000Z');
    await keep('<html>', 200, '2026-04-15T06:00:00.000Z');
    await keep('{"liveData":4}', 503, '2026-04-15T07:00:00.000Z');
    await keep('{"liveData":5}', 200, '2026-04-15T08:00:00.000Z', 'simulator');
    await store.put('raw/statsapi/feed_live/game_date=2026-04-14/7-damaged.json.gz', Buffer.from('no gzip'));
    const answer = await createRawArchiveSource(store, ['statsapi']).fetch(gameRequest('feed_live', 7));
    expect(answer).toMatchObject({ source: 'statsapi', status: 200, fetchedAt: '2026-04-15T04:00:00.000Z' });
    expect(answer.body.toString()).toBe('{"liveData":2}');
  });

  it('refuses what it does not have, and every schedule', async () => {
    const source = createRawArchiveSource(store, ['statsapi']);
    await expect(source.fetch(gameRequest('feed_live', 70))).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
    });
    await expect(source.fetch(scheduleRequest('2026-04-14'))).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
    });
  });

  it('keeps the time of a response in its gzip header, to the second', () => {
    const bytes = gzipSync('{}');
    expect(readGzipTime(bytes)).toBeNull();
    expect(readGzipTime(withGzipTime(bytes, '2026-04-15T04:00:00.900Z'))).toBe('2026-04-15T04:00:00.000Z');
    expect(readGzipTime(bytes)).toBeNull();
    expect(readGzipTime(Buffer.from('short'))).toBeNull();
  });
});
