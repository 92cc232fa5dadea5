import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { rowParser } from '../../../shared/domain/row-parser.ts';

const schema = z.strictObject({
  day: z.iso.date(),
  runs: z.int(),
  share: z.number().nullable(),
  isHome: z.boolean(),
  name: z.string(),
  hand: z.enum(['L', 'R']).nullable(),
  slot: z.int().min(1).max(9),
});

const right = { day: '2026-04-15', runs: 3, share: 0.25, isHome: true, name: 'A', hand: null, slot: 4 };

/** Cells of every kind, right and wrong ones. */
const cell = fc.constantFrom(
  ...[null, undefined, '2026-04-15', '2026-13-15', 'L', '', 3, 10, 0.5, -1, 2 ** 53, Number.NaN],
  ...[Number.POSITIVE_INFINITY, true, [], {}, 7n],
);

const outcome = (read: () => unknown): unknown => {
  try {
    return { row: JSON.stringify(read()) };
  } catch (thrown) {
    return thrown instanceof z.ZodError ? { issues: thrown.issues } : { thrown };
  }
};

describe('rowParser', () => {
  test('gives a row that is right back as it is', () => {
    expect(rowParser(schema)(right)).toBe(right);
  });

  test('says of every row what zod says, columns in the same order', () => {
    const parse = rowParser(schema);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(right), 'more'), cell), (changes) => {
        const row = { ...right, ...changes };
        expect(outcome(() => parse(row))).toEqual(outcome(() => schema.parse(row)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('puts columns that come in another order into that of the schema', () => {
    const { day, ...others } = right;
    expect(Object.keys(rowParser(schema)({ ...others, day }))).toEqual(Object.keys(schema.shape));
  });

  test('leaves out what a schema that is not strict does not name', () => {
    const open = z.object({ runs: z.int() });
    expect(rowParser(open)({ runs: 1, more: 2 })).toEqual({ runs: 1 });
  });

  test('reads columns that change what they are given', () => {
    const changing = z.object({ runs: z.coerce.number(), name: z.string().trim() });
    expect(rowParser(changing)({ runs: '3', name: ' A ' })).toEqual({ runs: 3, name: 'A' });
  });
});
