import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LoadableRows,
  loadableRows,
  loadableTables,
  uniteRows,
} from '../../../functions/validator/loadable-rows.ts';
import { findRowLines } from '../../../functions/validator/row-lines.ts';
import type { Bundle } from '../../../schemas/bundle.ts';
import { stagedTables } from '../../../shared/domain/validation/staged-tables.ts';

const key = ['game_pk', 'code'];

interface Row extends Record<string, unknown> {
  game_pk: number;
  code: string;
  told_by: number;
}

interface Team extends Record<string, unknown> {
  team_id: number;
  season: number;
  name: string;
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

const unite = (bundles: readonly (readonly Row[])[]): readonly LoadableRows[] =>
  uniteRows(
    key,
    bundles.flatMap((rows) => loadableRows(key, rows) ?? []),
  );

describe('loadable rows', () => {
  it('of bundles that tell of the same keys are ordered, and of each key the first one stays', () =>
    fc.assert(
      fc.property(bundlesOf(fc.integer({ min: 1, max: 5 })), (bundles) => {
        expect(unite(bundles).map(textOf).join('')).toBe(united(bundles));
      }),
      { seed: 2024 },
    ));

  it('of bundles with keys of their own are the same whichever bundle comes first', () =>
    fc.assert(
      fc.property(bundlesOf(fc.constant(0)), (bundles) => {
        const own = bundles.map((rows, index) => rows.map((row) => ({ ...row, game_pk: index })));
        expect(unite(own).map(textOf).join('')).toBe(united(own));
        expect(unite(own.toReversed()).map(textOf).join('')).toBe(united(own));
        expect(unite(own).reduce((sum, { rows }) => sum + rows, 0)).toBe(united(own).split('\n').length - 1);
      }),
      { seed: 2024 },
    ));

  const line = (id: number): string => `{"team_id":${id},"season":2024, "name":"é"}\n`;

  /** Accepted rows of a bundle that stands on lines, written with a space that JSON.stringify would not write. */
  function accept(pick: (rows: readonly Team[]) => readonly Team[]): string {
    const { table } = stagedTables.teams;
    const bytes = Buffer.from(
      `{"schema_version":1,"game_pk":7,"tables":{"${table}":[\n${[108, 110, 109].map((id) => line(id).trimEnd()).join(',\n')}\n]}}`,
    );
    const rows = [108, 110, 109].map((id): Team => ({ team_id: id, season: 2024, name: 'é' }));
    const bundle: Bundle = {
      schema_version: 1,
      game_pk: 7,
      dataset: null,
      findings: [],
      tables: { [table]: rows, [stagedTables.venues.table]: [] },
    };
    const accepted = new Map([
      [table, pick(rows)],
      [stagedTables.venues.table, []],
    ]);
    const tables = loadableTables(accepted, { bundle, linesOf: findRowLines(bytes, bundle) });
    expect([...tables.keys()]).toEqual([table]);
    return textOf(tables.get(table) ?? null);
  }

  it('keep their text where it is known, in order or not, and tables without rows are left out', () => {
    expect(accept((rows) => rows)).toBe([108, 109, 110].map(line).join(''));
    expect(accept((rows) => rows.slice(0, 2))).toBe([108, 110].map(line).join(''));
    expect(accept((rows) => rows.slice(2))).toBe(line(109));
  });

  it('are written again where a row was read into another', () => {
    const written = '{"team_id":110,"season":2024,"name":"é"}\n';
    expect(accept((rows) => rows.map((row, index) => (index === 1 ? { ...row } : row)))).toBe(
      `${line(108)}${line(109)}${written}`,
    );
  });
});
