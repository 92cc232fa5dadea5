import { describe, expect, it } from 'vitest';
import { createCircuitBreaker } from '../../../shared/runtime/circuit-breaker.ts';
import { retry, sourceRetryDelaysMs } from '../../../shared/runtime/retry.ts';
import { manualClock } from '../../support/manual-clock.ts';

describe('retrying', () => {
  it('waits 1, 2, 4, 8 and 16 seconds, then throws the last error', async () => {
    const clock = manualClock();
    let tries = 0;
    const work = async () => {
      tries += 1;
      throw new Error(`try ${tries}`);
    };
    await expect(
      retry(work, { clock, delaysMs: sourceRetryDelaysMs, shouldRetry: () => true }),
    ).rejects.toThrow('try 6');
    expect(clock.sleeps).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
  });

  it('stops as soon as it succeeds, and tells of what went wrong before', async () => {
    const clock = manualClock();
    const told: string[] = [];
    let tries = 0;
    const result = await retry(
      async () => {
        tries += 1;
        if (tries < 3) throw new Error(`try ${tries}`);
        return 'done';
      },
      {
        clock,
        delaysMs: [10, 20, 30],
        shouldRetry: () => true,
        onRetry: ({ message }, waitMs) => told.push(`${message} ${waitMs}`),
      },
    );
    expect([result, told]).toEqual(['done', ['try 1 10', 'try 2 20']]);
  });

  it('does not try again what cannot help', async () => {
    const clock = manualClock();
    const work = async () => {
      throw new Error('refused');
    };
    await expect(retry(work, { clock, delaysMs: [10], shouldRetry: () => false })).rejects.toThrow('refused');
    expect(clock.sleeps).toEqual([]);
  });
});

describe('a circuit breaker', () => {
  it('opens after three failures in a row, lets one through after the pause, and closes on a success', () => {
    const clock = manualClock();
    const breaker = createCircuitBreaker(clock, { failuresMax: 3, openMs: 60_000 });
    breaker.recordFailure();
    breaker.recordFailure();
    breaker.recordSuccess();
    breaker.recordFailure();
    breaker.recordFailure();
    expect(breaker.isOpen()).toBe(false);
    breaker.recordFailure();
    expect(breaker.isOpen()).toBe(true);
    clock.advance(59_999);
    expect(breaker.isOpen()).toBe(true);
    clock.advance(1);
    expect(breaker.isOpen()).toBe(false);
    breaker.recordFailure();
    expect(breaker.isOpen()).toBe(true);
    clock.advance(60_000);
    breaker.recordSuccess();
    breaker.recordFailure();
    expect(breaker.isOpen()).toBe(false);
  });
});
