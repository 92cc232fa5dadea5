import { setTimeout as sleep } from 'node:timers/promises';
import { HanksTankError } from '../../domain/errors.ts';

/** How long one try of a request may take, and the wait before each retry. */
export interface RequestLimits {
  timeoutMs: number;
  retryDelaysMs: readonly number[];
}

/** Short waits: what lasts longer is the business of the bus, which delivers again. */
export const requestLimits: RequestLimits = { timeoutMs: 60_000, retryDelaysMs: [200, 600, 1_800] };

/**
 * Runs a request until it succeeds, fails for good, or the retries are used up; then throws its last error. The waits are
 * spread over 50 to 100%, so that many clients do not come back at one moment. A try that takes too long counts as
 * CLOUD_UNAVAILABLE and is left to itself: it may still arrive.
 */
export async function retryRequest<Result>(
  what: string,
  request: () => Promise<Result>,
  asFailure: (error: unknown, what: string) => HanksTankError,
  { timeoutMs, retryDelaysMs }: RequestLimits,
): Promise<Result> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await withinTime(what, request, timeoutMs);
    } catch (error) {
      const failure = asFailure(error, what);
      const delayMs = retryDelaysMs[retries];
      if (failure.class !== 'transient' || delayMs === undefined) throw failure;
      await sleep(delayMs * (0.5 + Math.random() / 2));
    }
  }
}

async function withinTime<Result>(
  what: string,
  request: () => Promise<Result>,
  timeoutMs: number,
): Promise<Result> {
  const isOver = new AbortController();
  const tooLate = sleep(timeoutMs, undefined, { signal: isOver.signal }).then(() => {
    throw new HanksTankError('CLOUD_UNAVAILABLE', `${what}: no answer within ${timeoutMs} ms`);
  });
  tooLate.catch(() => undefined);
  try {
    return await Promise.race([request(), tooLate]);
  } finally {
    isOver.abort();
  }
}
