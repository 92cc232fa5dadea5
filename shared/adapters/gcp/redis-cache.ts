import { Redis } from 'ioredis';
import type { Cache } from '../../ports/cache.ts';

/** Where the cache is, and who is told when it comes and goes. */
interface RedisOptions {
  /** `redis://host:port` or `rediss://…`. */
  url: string;
  /** Told once when the cache stops answering and once when it is back. The message never holds the address' password. */
  onChange?: (isAnswering: boolean, reason: string) => void;
}

/** After a command that was not answered in time the server is left alone for this long: not every request waits for it again. */
const pauseMs = 1_000;
const commandTimeoutMs = 150;

/**
 * A Redis that never fails a request: whatever goes wrong, a value is simply not there. A server that is down costs a request
 * nothing, one that hangs at most {@link commandTimeoutMs}, once in {@link pauseMs}. A value that could not be deleted or replaced
 * stays until its time to live is over.
 */
export function createRedisCache(options: RedisOptions): Cache {
  const { onChange = () => undefined } = options;
  const client = new Redis(options.url, {
    connectTimeout: 500,
    commandTimeout: commandTimeoutMs,
    maxRetriesPerRequest: 0,
    // Without a connection a command fails at once instead of waiting for one.
    enableOfflineQueue: false,
    lazyConnect: true,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  });
  let isAnswering = true;
  let isClosing = false;
  let pausedUntilMs = 0;

  function tell(isNow: boolean, reason: string): void {
    if (isNow !== isAnswering && !isClosing) onChange(isNow, reason);
    isAnswering = isNow;
  }
  // Without a listener ioredis prints errors, and Node ends a process for an unheard 'error'.
  client.on('error', (error: Error) => tell(false, error.message));
  client.on('close', () => tell(false, 'the connection is closed'));
  client.on('ready', () => {
    tell(true, 'connected');
    pausedUntilMs = 0;
  });
  // In the background: nobody waits for a connection. What fails is told as an 'error' too.
  client.connect().catch(() => undefined);

  async function orNothing<Result>(command: () => Promise<Result>, nothing: Result): Promise<Result> {
    if (performance.now() < pausedUntilMs) return nothing;
    try {
      const result = await command();
      tell(true, 'answering');
      return result;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (reason === 'Command timed out') pausedUntilMs = performance.now() + pauseMs;
      // Without a connection there is nothing new to tell: its end was told, or it is still being made.
      if (client.status === 'ready') tell(false, reason);
      return nothing;
    }
  }

  return {
    get: (key) => orNothing(() => client.get(key), null),
    set: async (key, value, ttlSeconds) => {
      await orNothing<unknown>(
        () => client.set(key, value, 'PX', Math.max(1, Math.round(ttlSeconds * 1_000))),
        null,
      );
    },
    delete: async (key) => {
      await orNothing(() => client.del(key), 0);
    },
    close: async () => {
      isClosing = true;
      await orNothing<unknown>(() => client.quit(), null);
      client.disconnect();
    },
  };
}
