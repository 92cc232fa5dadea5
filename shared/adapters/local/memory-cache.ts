import type { Cache } from '../../ports/cache.ts';
import type { Clock } from '../../ports/clock.ts';

/** Values in memory: least recently used ones go first when `entriesMax` is reached. */
export function createMemoryCache(clock: Clock, entriesMax = 10_000): Cache {
  // A Map keeps insertion order: the first key is the one not used for longest.
  const entries = new Map<string, { value: string; expiresAtMs: number }>();
  return {
    get: async (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return null;
      entries.delete(key);
      if (entry.expiresAtMs <= clock.now().getTime()) return null;
      entries.set(key, entry);
      return entry.value;
    },
    set: async (key, value, ttlSeconds) => {
      entries.delete(key);
      entries.set(key, { value, expiresAtMs: clock.now().getTime() + ttlSeconds * 1_000 });
      for (const oldest of entries.keys()) {
        if (entries.size <= entriesMax) break;
        entries.delete(oldest);
      }
    },
    delete: async (key) => {
      entries.delete(key);
    },
    close: async () => entries.clear(),
  };
}
