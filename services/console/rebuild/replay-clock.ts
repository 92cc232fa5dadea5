import type { Clock } from '../../../shared/ports/clock.ts';

/** A clock that shows the time of what is repeated. */
export interface ReplayClock extends Clock {
  /** From now on it is this moment (ISO 8601 UTC), or later where the clock is later: it never goes back. */
  setMoment(moment: string): void;
}

/**
 * Time of a rebuild: set to each repeated collection and import, it goes on by itself in between. What is done again decides by the time
 * at which it was done, and `ingested_at` is in the order in which things came.
 */
export function createReplayClock({ monotonicMs, sleep }: Pick<Clock, 'monotonicMs' | 'sleep'>): ReplayClock {
  let [atMs, setAtMs] = [0, monotonicMs()];
  const nowMs = (): number => atMs + monotonicMs() - setAtMs;
  return {
    monotonicMs,
    sleep,
    now: () => new Date(nowMs()),
    setMoment: (moment) => {
      atMs = Math.max(nowMs(), Date.parse(moment));
      setAtMs = monotonicMs();
    },
  };
}
