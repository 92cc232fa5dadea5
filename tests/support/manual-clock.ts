import type { Clock, Ids } from '../../shared/ports/clock.ts';

/** A clock that moves only when somebody sleeps or turns it. */
export interface ManualClock extends Clock {
  advance(durationMs: number): void;
  /** Every sleep that was asked for, in milliseconds. */
  readonly sleeps: readonly number[];
}

/** Starts at a moment; sleeping returns at once and moves the time. */
export function manualClock(start = '2026-04-15T06:15:00.000Z'): ManualClock {
  let nowMs = Date.parse(start);
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => new Date(nowMs),
    monotonicMs: () => nowMs,
    sleep: async (durationMs) => {
      sleeps.push(durationMs);
      nowMs += durationMs;
      await new Promise((resolve) => setImmediate(resolve));
    },
    advance: (durationMs) => {
      nowMs += durationMs;
    },
  };
}

/** Ids that count up: the first is all zeros and a one. */
export function countingIds(): Ids {
  let last = 0;
  return {
    hex: (length) => {
      last += 1;
      return last.toString(16).padStart(length, '0').slice(-length);
    },
  };
}
