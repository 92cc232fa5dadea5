import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { linescores } from '../../../schemas/tables/games.ts';
import type { players } from '../../../schemas/tables/reference.ts';
import { withLineage } from '../../../shared/domain/lineage.ts';
import { presentJson } from '../../../shared/domain/row-hash.ts';
import { rowTextWriter } from '../../../shared/domain/row-text.ts';

it('writes what JSON says of the row with its lineage, but for its nulls', () => {
  const write = rowTextWriter<typeof players>();
  fc.assert(
    fc.property(
      fc.integer(),
      fc.string(),
      fc.option(fc.constantFrom('L', 'R')),
      fc.string(),
      (id, name, bats, knownAt) => {
        const row = {
          player_id: id,
          full_name: name,
          bats,
          throws: null,
          primary_position: null,
          birth_date: null,
          height_inches: null,
          weight_pounds: null,
          debut_date: null,
        };
        const lineage = {
          runId: 'run',
          source: 'retrosheet',
          knownAt,
          ingestedAt: '2026-04-15T06:15:09.120Z',
        };
        expect(write(row, lineage)).toBe(presentJson(withLineage(row, lineage)));
        expect(write(row, lineage)).toBe(presentJson(withLineage(row, lineage)));
      },
    ),
  );
});

it('writes a column that is undefined as one that is null: the hash is the same', () => {
  const write = rowTextWriter<typeof linescores>();
  const lineage = { runId: 'run', source: 'retrosheet', knownAt: 'then', ingestedAt: 'now' };
  const runs = { game_pk: -1, game_date: '2012-08-05', inning: 1, home_runs: 2, away_runs: null };
  const nulls = {
    home_hits: null,
    away_hits: null,
    home_errors: null,
    away_errors: null,
    home_left_on_base: null,
    away_left_on_base: null,
  };
  const left = Object.fromEntries(Object.keys(nulls).map((name) => [name, undefined]));
  expect(write({ ...runs, ...nulls, ...left }, lineage)).toBe(write({ ...runs, ...nulls }, lineage));
});

it('leaves out what is null and nothing that only looks like it, wherever it stands', () => {
  const text = fc.constantFrom(',"a":null', '{"a":null,', '"', '\\', ',', '":null,"b":null', 'null', ':null');
  const cell = fc.oneof(
    fc.constant(null),
    fc.string(),
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 6 }), (cells) => {
      const columns = cells.map((value, index) => [`column_${index}`, value] as const);
      const present = columns.filter(([, value]) => value !== null);
      expect(presentJson(Object.fromEntries(columns))).toBe(JSON.stringify(Object.fromEntries(present)));
    }),
    { numRuns: 1_000 },
  );
});
