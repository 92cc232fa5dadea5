import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HanksTankError } from '../../../../shared/domain/errors.ts';
import {
  readSavedWalk,
  savedPosition,
  writeSavedWalk,
} from '../../../../shared/domain/history/saved-walk.ts';
import { savedEntries, savedEntriesSchema } from '../../../../shared/domain/ratings/saved-entries.ts';

const schema = z.strictObject({ ...savedPosition, ratings: savedEntriesSchema(z.int(), z.number()) });
const saved = { season: 2015, through: '2015-04-01', ratings: [[7, 0.1 + 0.2] satisfies [number, number]] };

const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof HanksTankError) return `${error.code}: ${error.message}`;
  }
  return 'no registry error';
};

describe('the text of a walk', () => {
  it('holds every number as it is', () => {
    const ratings = [0.1 + 0.2, 5e-324, Number.MAX_VALUE, 1 / 3, -123456.789e-9].map(
      (value, key): [number, number] => [key, value],
    );
    const text = writeSavedWalk('test', schema, { ...saved, ratings });
    expect(readSavedWalk('test', schema, text).ratings).toEqual(ratings);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is not written with %s in it', (value) => {
    const write = () => writeSavedWalk('test', schema, { ...saved, ratings: [[7, value]] });
    expect(codeOf(write)).toMatch(/^FEATURES_INVALID: .* test walk .*ratings\.0\.1/);
  });

  it('is written with the nulls that its form allows, and those hide no lost number', () => {
    const beginning = { ...saved, season: null, through: null };
    expect(readSavedWalk('test', schema, writeSavedWalk('test', schema, beginning))).toEqual(beginning);
    const write = () => writeSavedWalk('test', schema, { ...beginning, ratings: [[7, Number.NaN]] });
    expect(codeOf(write)).toMatch(/^FEATURES_INVALID: /);
  });

  it.each([
    ['is cut off', '{"season":2015,'],
    ['is of another kind', '[]'],
    ['has a hole', JSON.stringify({ ...saved, ratings: [[7, null]] })],
    ['has unknown parts', JSON.stringify({ ...saved, more: 1 })],
    ['lacks a part', JSON.stringify({ ...saved, through: undefined })],
    ['has a key twice', JSON.stringify({ ...saved, ratings: [...saved.ratings, ...saved.ratings] })],
    ['has no date', JSON.stringify({ ...saved, through: '2015-04-31' })],
  ])('is refused when it %s', (_, text) => {
    expect(codeOf(() => readSavedWalk('test', schema, text))).toMatch(/^OBJECT_CORRUPT: .* test walk /);
  });
});

describe('saved entries', () => {
  it('come in order of key, however the map grew', () => {
    const itself = (value: string): string => value;
    const numbers = new Map([10, 9, -1, 2].map((key) => [key, `${key}`]));
    expect(savedEntries(numbers, itself).map(([key]) => key)).toEqual([-1, 2, 9, 10]);
    const names = new Map(['b', 'a', 'B', 'é', 'ab'].map((key) => [key, key]));
    expect(savedEntries(names, itself).map(([key]) => key)).toEqual(['B', 'a', 'ab', 'b', 'é']);
  });
});
