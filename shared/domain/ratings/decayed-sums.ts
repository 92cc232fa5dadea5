import type { z } from 'zod';
import { DecayingSums, savedSumsSchema } from './decaying-sums.ts';
import { restoredMap, savedEntries, savedEntriesSchema } from './saved-entries.ts';

/** Sums of `width` values a key as plain JSON. */
export const savedDecayedSumsSchema = <KeySchema extends z.ZodType<number | string>>(
  key: KeySchema,
  width: number,
) => savedEntriesSchema(key, savedSumsSchema(width));

/** See `savedDecayedSumsSchema`. */
export type SavedDecayedSums<Key> = [Key, number[]][];

/** Sums of observations by key that fade by calendar days, through the winter too: after a half-life an observation counts one half. */
export interface DecayedSums<Key> {
  /** Adds observations of a day. Days must not run backwards for a key. */
  add(key: Key, day: number, values: ArrayLike<number>): void;
  /** The sums as they stand on a day, one a value; zeros for a key never seen. The array is a copy. */
  at(key: Key, day: number): Float64Array;
  /** The sums of a key themselves; undefined for a key never seen. */
  get(key: Key): Pick<DecayingSums, 'on' | 'ratio'> | undefined;
  save(): SavedDecayedSums<Key>;
}

/** Sums of `width` values a key, as they were saved or empty. */
export function createDecayedSums<Key extends number | string>(
  width: number,
  halfLifeDays: number,
  saved?: SavedDecayedSums<Key>,
): DecayedSums<Key> {
  const entries = restoredMap(saved, (sums) => new DecayingSums(width, halfLifeDays, sums));
  return {
    add(key, day, values) {
      const sums = entries.get(key) ?? new DecayingSums(width, halfLifeDays);
      entries.set(key, sums);
      sums.add(day, values);
    },
    at: (key, day) => entries.get(key)?.allOn(day) ?? new Float64Array(width),
    get: (key) => entries.get(key),
    save: () => savedEntries(entries, (sums) => sums.save()),
  };
}
