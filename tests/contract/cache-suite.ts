import { describe, expect, it } from 'vitest';
import type { Cache } from '../../shared/ports/cache.ts';

/** What every cache must do. `advance` moves the time that the cache sees. */
export function describeCache(
  name: string,
  create: () => Promise<{ cache: Cache; advance: (durationMs: number) => Promise<void> }>,
): void {
  describe(`cache: ${name}`, () => {
    it('keeps a value until its time to live is over', async () => {
      const { cache, advance } = await create();
      await cache.set('key', 'value', 60);
      await advance(59_000);
      expect(await cache.get('key')).toBe('value');
      await advance(2_000);
      expect(await cache.get('key')).toBeNull();
      await cache.close();
    });

    it('has nothing under a key that was never set or was deleted', async () => {
      const { cache } = await create();
      expect(await cache.get('key')).toBeNull();
      await cache.set('key', 'value', 60);
      await cache.delete('key');
      expect(await cache.get('key')).toBeNull();
      await cache.close();
    });

    it('replaces a value', async () => {
      const { cache } = await create();
      await cache.set('key', 'one', 60);
      await cache.set('key', 'two', 60);
      expect(await cache.get('key')).toBe('two');
      await cache.close();
    });
  });
}
