import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRedisCache } from '../../shared/adapters/gcp/redis-cache.ts';
import type { Cache } from '../../shared/ports/cache.ts';
import { hasRedisServer, openRedisServer } from '../support/cloud/redis-server.ts';
import { describeCache } from './cache-suite.ts';

/** What a request may lose to a cache, whatever its state. */
const lostMsMax = 200;
/** A busy machine can take a test the processor for longer than the limit leaves. */
const timed = { retry: 2 };

function openCache(url: string) {
  const changes: boolean[] = [];
  const cache = createRedisCache({ url, onChange: (isAnswering) => changes.push(isAnswering) });
  onTestFinished(() => cache.close());
  return { cache, changes };
}

/** Waits until the cache holds values: it connects in the background. */
async function connected(cache: Cache): Promise<void> {
  for (;;) {
    await cache.set('connected', 'yes', 60);
    if ((await cache.get('connected')) === 'yes') return await cache.delete('connected');
    await sleep(10);
  }
}

/** The longest of some operations, in milliseconds. */
async function slowestMs(cache: Cache, rounds: number): Promise<number> {
  let slowest = 0;
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now();
    expect(await cache.get('key')).toBeNull();
    slowest = Math.max(slowest, performance.now() - startMs);
  }
  return slowest;
}

async function open() {
  const server = await openRedisServer();
  onTestFinished(() => server.close());
  const opened = openCache(server.url);
  await connected(opened.cache);
  return { server, ...opened };
}

if (hasRedisServer()) {
  describeCache('Redis', async () => {
    const { server, cache } = await open();
    return { cache, advance: (durationMs) => server.age(durationMs) };
  });

  describe('cache in Redis', () => {
    it('keeps text of any kind', async () => {
      const { cache } = await open();
      for (const value of ['', '{"a":"ü – 野球"}', '\u0000\n']) {
        await cache.set('key', value, 60);
        expect(await cache.get('key')).toBe(value);
      }
    });

    it('is empty and quick while the server is dead, and serves again after its restart', async () => {
      const { server, cache, changes } = await open();
      await cache.set('key', 'value', 60);
      await server.kill();
      await sleep(50);
      expect(await slowestMs(cache, 20)).toBeLessThan(lostMsMax);
      await cache.set('key', 'lost', 60);
      await cache.delete('key');
      await server.restart();
      await connected(cache);
      await cache.set('key', 'again', 60);
      expect(await cache.get('key')).toBe('again');
      expect(changes).toEqual([false, true]);
    });

    it(
      'costs a request no more than its limit when the server hangs, and the next ones nothing',
      timed,
      async () => {
        const { server, cache } = await open();
        server.suspend();
        const first = await slowestMs(cache, 1);
        expect(first).toBeLessThan(lostMsMax);
        const startMs = performance.now();
        expect(await slowestMs(cache, 50)).toBeLessThan(lostMsMax);
        expect(performance.now() - startMs).toBeLessThan(lostMsMax);
        server.resume();
        await connected(cache);
      },
    );

    it('closes in time when the server hangs', timed, async () => {
      const { server, cache } = await open();
      server.suspend();
      const startMs = performance.now();
      await cache.close();
      expect(performance.now() - startMs).toBeLessThan(lostMsMax);
      server.resume();
    });

    it('survives a hundred requests at the moment the server dies', async () => {
      const { server, cache } = await open();
      await cache.set('key', 'value', 60);
      const gets = Array.from({ length: 100 }, () => cache.get('key'));
      const killed = server.kill();
      for (const value of await Promise.all(gets)) expect([null, 'value']).toContain(value);
      await killed;
    });
  });
}

describe('cache without a server', () => {
  it('is empty and quick, and says once why', async () => {
    const { cache, changes } = openCache('redis://:s3cret@127.0.0.1:1');
    expect(await slowestMs(cache, 5)).toBeLessThan(lostMsMax);
    await cache.set('key', 'value', 60);
    await sleep(300);
    expect(await cache.get('key')).toBeNull();
    expect(changes).toEqual([false]);
  });

  it('does not wait for a server that accepts a connection and says nothing', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo; // a listening TCP server has an AddressInfo
    silent.on('connection', (socket) => {
      socket.on('error', () => undefined);
      onTestFinished(() => void socket.destroy());
    });
    onTestFinished(() => void silent.close());
    const { cache } = openCache(`redis://127.0.0.1:${port}`);
    for (let round = 0; round < 5; round += 1) {
      expect(await slowestMs(cache, 3)).toBeLessThan(lostMsMax);
      await sleep(60);
    }
  });

  it('never tells the password of the address', async () => {
    const reasons: string[] = [];
    const cache = createRedisCache({
      url: 'redis://:s3cret@127.0.0.1:1',
      onChange: (_, reason) => reasons.push(reason),
    });
    await sleep(50);
    await cache.close();
    expect(reasons).toHaveLength(1);
    expect(reasons.join()).not.toContain('s3cret');
  });
});
