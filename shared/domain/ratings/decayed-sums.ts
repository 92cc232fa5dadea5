import { decayOver } from './calendar-day.ts';

/** Sums of observations by key that fade by calendar days, through the winter too: after a half-life an observation counts one half. */
export interface DecayedSums<Key> {
  /** Adds observations of a day. Days must not run backwards for a key. */
  add(key: Key, day: number, values: ArrayLike<number>): void;
  /** The sums as they stand on a day, one a value; zeros for a key never seen. The array is a copy. */
  at(key: Key, day: number): Float64Array;
}

/** Empty sums of `width` values a key. */
export function createDecayedSums<Key>(width: number, halfLifeDays: number): DecayedSums<Key> {
  const entries = new Map<Key, { day: number; sums: Float64Array }>();
  return {
    add(key, day, values) {
      let entry = entries.get(key);
      if (entry === undefined) {
        entry = { day, sums: new Float64Array(width) };
        entries.set(key, entry);
      }
      const weight = decayOver(day - entry.day, halfLifeDays);
      entry.day = day;
      const { sums } = entry;
      for (let index = 0; index < width; index += 1)
        sums[index] = (sums[index] ?? 0) * weight + (values[index] ?? 0);
    },
    at(key, day) {
      const entry = entries.get(key);
      if (entry === undefined) return new Float64Array(width);
      const weight = decayOver(day - entry.day, halfLifeDays);
      return entry.sums.map((sum) => sum * weight);
    },
  };
}
