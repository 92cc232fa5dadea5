import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LoadableRows,
  loadableRows,
  loadableTables,
  uniteRows,
} from '../../../functions/validator/loadable-rows.ts';
import { stagedTables } from '../../../shared/domain/validation/staged-tables.ts';

const key = ['game_pk', 'code'];

interface Row extends Record<string, unknown> {
  game_pk: number;
  code: string;
  told_by: number;
}

const textOf = (rows: LoadableRows | null): string =>
  rows === null ? '' : Buffer.from(rows.ndjson).toString();

/** What uniting has to give: all rows in order, of each key the first one offered. */
function united(bundles: readonly (readonly Row[])[]): string {
  const firstOfKey = new Map<string, Row>();
  for (const row of bundles.flat()) {
    const name = `${String(row.game_pk).padStart(3, '0')} ${row.code}`;
    if (!firstOfKey.has(name)) firstOfKey.set(name, row);
  }
  const ordered = [...firstOfKey].sort(([left], [right]) => (left < right ? -1 : 1));
  return ordered.map(([, row]) => `${JSON.stringify(row)}\n`).join('');
}

const bundlesOf = (gamePk: fc.Arbitrary<number>) =>
  fc
    .array(
      fc.array(fc.record({ game_pk: gamePk, code: fc.constantFrom('a', 'b', 'é', 'a\n"') }), {
        maxLength: 8,
      }),
      {
        maxLength: 6,
      },
    )
    .map((bundles) => bundles.map((rows, index): Row[] => rows.map((row) => ({ ...row, told_by: index }))));

const unite = (bundles: readonly (readonly Row[])[]): LoadableRows | null =>
  uniteRows(
    key,
    bundles.flatMap((rows) => loadableRows(key, rows) ?? []),
  );

describe('loadable rows', () => {
  it('of bundles that tell of the same keys are ordered, and of each key the first one stays', () =>
    fc.assert(
      fc.property(bundlesOf(fc.integer({ min: 1, max: 5 })), (bundles) => {
        expect(textOf(unite(bundles))).toBe(united(bundles));
      }),
      { seed: 2024 },
    ));

  it('of bundles with keys of their own are the same whichever bundle comes first', () =>
    fc.assert(
      fc.property(bundlesOf(fc.constant(0)), (bundles) => {
        const own = bundles.map((rows, index) => rows.map((row) => ({ ...row, game_pk: index })));
        expect(textOf(unite(own))).toBe(united(own));
        expect(textOf(unite(own.toReversed()))).toBe(united(own));
        expect(unite(own)?.rows ?? 0).toBe(united(own).split('\n').length - 1);
      }),
      { seed: 2024 },
    ));

  it('keep their text where it is known, and tables without rows are left out', () => {
    const team = { team_id: 147, name: 'Yankees' };
    const { table } = stagedTables.teams;
    const tables = loadableTables(
      new Map([
        [table, [team]],
        [stagedTables.venues.table, []],
      ]),
      new Map([[team, '{"team_id":147, "name":"Yankees"}']]),
    );
    expect([...tables.keys()]).toEqual([table]);
    expect(textOf(tables.get(table) ?? null)).toBe('{"team_id":147, "name":"Yankees"}\n');
  });
});
