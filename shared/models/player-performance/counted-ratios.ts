import type { z } from 'zod';
import {
  createDecayedSums,
  type DecayedSums,
  type SavedDecayedSums,
  savedDecayedSumsSchema,
} from '../../domain/ratings/decayed-sums.ts';

/** Counts beside the counts that were to be expected, by key, fading by calendar days. */
export interface CountedRatios<Key> {
  /** Adds what was counted on a day, and what the league would have come to in the same place against the same rivals. */
  add(key: Key, day: number, counts: readonly number[], expected: readonly number[]): void;
  /** Each count by its expectation, both with so much of the ordinary beside them (in counts): 1 for who is new, and for what the league never does. */
  ratios(key: Key, day: number, ordinary: readonly number[]): number[];
  save(): SavedDecayedSums<Key>;
}

/** `width` counts a key as plain JSON: the counts, then their expectations. */
export const savedCountedRatiosSchema = <KeySchema extends z.ZodType<number | string>>(
  key: KeySchema,
  width: number,
) => savedDecayedSumsSchema(key, 2 * width);

/** Ratios of `width` counts a key, as they were saved or empty. */
export function createCountedRatios<Key extends number | string>(
  width: number,
  halfLifeDays: number,
  saved?: SavedDecayedSums<Key>,
): CountedRatios<Key> {
  const sums: DecayedSums<Key> = createDecayedSums(2 * width, halfLifeDays, saved);
  return {
    add: (key, day, counts, expected) => sums.add(key, day, [...counts, ...expected]),
    ratios(key, day, ordinary) {
      const own = sums.get(key);
      return ordinary.map((size, index) =>
        own === undefined || size <= 0 ? 1 : own.ratio(day, index, width + index, 1, size),
      );
    },
    save: () => sums.save(),
  };
}
