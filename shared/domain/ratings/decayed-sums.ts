import { DecayingSums } from './decaying-sums.ts';

/** Sums of observations by key that fade by calendar days, through the winter too: after a half-life an observation counts one half. */
export interface DecayedSums<Key> {
  /** Adds observations of a day. Days must not run backwards for a key. */
  add(key: Key, day: number, values: ArrayLike<number>): void;
  /** The sums as they stand on a day, one a value; zeros for a key never seen. The array is a copy. */
  at(key: Key, day: number): Float64Array;
}

/** Empty sums of `width` values a key. */
export function createDecayedSums<Key>(width: number, halfLifeDays: number): DecayedSums<Key> {
  const entries = new Map<Key, DecayingSums>();
  return {
    add(key, day, values) {
      const sums = entries.get(key) ?? new DecayingSums(width, halfLifeDays);
      entries.set(key, sums);
      sums.add(day, values);
    },
    at: (key, day) => entries.get(key)?.allOn(day) ?? new Float64Array(width),
  };
}
