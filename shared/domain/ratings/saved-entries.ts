import { z } from 'zod';

type Key = number | string;

const isAscending = (entries: readonly (readonly [Key, unknown])[]): boolean =>
  entries.every(([key], index) => {
    const before = entries[index - 1];
    return before === undefined || before[0] < key;
  });

/** A map as plain JSON: its entries in order of key, so that the same knowledge is the same bytes. */
export const savedEntriesSchema = <KeySchema extends z.ZodType<Key>, ValueSchema extends z.ZodType>(
  key: KeySchema,
  value: ValueSchema,
) => {
  const entries = z.array(z.tuple([key, value]));
  // The tuple's type is lost in the generics: an entry is a key and a value.
  return entries.refine((all) => isAscending(all as [Key, unknown][]), 'the keys are not in order');
};

/** The entries of a map whose keys are all numbers or all strings, in order of key. */
export function savedEntries<MapKey extends Key, Value, Saved>(
  map: ReadonlyMap<MapKey, Value>,
  save: (value: Value) => Saved,
): [MapKey, Saved][] {
  const entries = Array.from(map, ([key, value]): [MapKey, Saved] => [key, save(value)]);
  return entries.sort(([left], [right]) => (left < right ? -1 : Number(left > right)));
}

/** A map from its saved entries; empty without any. */
export const restoredMap = <MapKey extends Key, Saved, Value>(
  entries: readonly (readonly [MapKey, Saved])[] | undefined,
  restore: (saved: Saved) => Value,
): Map<MapKey, Value> => new Map(entries?.map(([key, saved]) => [key, restore(saved)]));
