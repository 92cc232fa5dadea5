import pRetry from 'p-retry';
import type { Clock } from '../ports/clock.ts';

/** Waits of a source: five retries. */
export const sourceRetryDelaysMs: readonly number[] = [1_000, 2_000, 4_000, 8_000, 16_000];

/** How a piece of work is tried again. */
export interface RetryPolicy {
  clock: Clock;
  /** One wait before each retry; its length is the number of retries. */
  delaysMs: readonly number[];
  /** Whether another try can help. */
  shouldRetry: (error: Error) => boolean;
  /** Told of each failure that is tried again. */
  onRetry?: (error: Error, waitMs: number) => void;
}

/** Runs work until it succeeds, fails for good, or the retries are used up; then throws its last error. Waits on the given clock. */
export function retry<Result>(work: () => Promise<Result>, policy: RetryPolicy): Promise<Result> {
  return pRetry(work, {
    retries: policy.delaysMs.length,
    // The waits are ours, on the clock port, so that tests take no time.
    minTimeout: 0,
    shouldRetry: async ({ error, attemptNumber }) => {
      const waitMs = policy.delaysMs[attemptNumber - 1];
      if (waitMs === undefined || !policy.shouldRetry(error)) return false;
      policy.onRetry?.(error, waitMs);
      await policy.clock.sleep(waitMs);
      return true;
    },
  });
}
