import { expect, it } from 'vitest';
import { createMemoryCache } from '../../shared/adapters/local/memory-cache.ts';
import { manualClock } from '../support/manual-clock.ts';
import { describeCache } from './cache-suite.ts';

describeCache('memory', async () => {
  const clock = manualClock();
  return { cache: createMemoryCache(clock), advance: async (durationMs) => clock.advance(durationMs) };
});

it('drops what was not used for longest when it is full', async () => {
  const cache = createMemoryCache(manualClock(), 2);
  await cache.set('a', '1', 60);
  await cache.set('b', '2', 60);
  await cache.get('a');
  await cache.set('c', '3', 60);
  expect(await cache.get('b')).toBeNull();
  expect(await cache.get('a')).toBe('1');
  expect(await cache.get('c')).toBe('3');
});
