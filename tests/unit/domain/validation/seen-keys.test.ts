import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeenKeys } from '../../../../shared/domain/validation/seen-keys.ts';

describe('the keys of rows that were seen', () => {
  it('are what a set of their texts says, in whatever order they come', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('1', 'a', null));
    const row = fc.record({ first: value, second: value, other: fc.integer() });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const seen = new SeenKeys(['first', 'second']);
        const texts = new Set<string>();
        for (const one of rows) {
          const text = JSON.stringify([one.first, one.second]);
          expect(seen.has(one)).toBe(texts.has(text));
          if (!texts.has(text)) seen.add(one);
          texts.add(text);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds a key again after many that came in order', () => {
    const seen = new SeenKeys(['game_pk', 'inning']);
    const rows = Array.from({ length: 20 }, (_, index) => ({
      game_pk: 1 + Math.floor(index / 9),
      inning: index % 9,
    }));
    for (const row of rows) {
      expect(seen.has(row)).toBe(false);
      seen.add(row);
    }
    expect(rows.map((row) => seen.has(row))).toEqual(rows.map(() => true));
    expect(seen.has({ game_pk: 2, inning: 10 })).toBe(false);
  });
});
