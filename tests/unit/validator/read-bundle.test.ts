import { expect, test } from 'vitest';
import { serializeBundle } from '../../../functions/collector/feed-to-bundle.ts';
import { fetchBundle, nameOf, parseBundle } from '../../../functions/validator/read-bundle.ts';
import { lineText, ndjsonOf } from '../../../functions/validator/row-lines.ts';
import type { Bundle, BundleRow } from '../../../schemas/bundle.ts';
import { rowLine } from '../../../shared/domain/row-text.ts';
import { putObject } from '../../../shared/runtime/object-reference.ts';
import { gameBundle } from '../../support/game-bundle.ts';
import { memoryObjects } from '../../support/memory-objects.ts';

async function read(bytes: Uint8Array, gamePk: number) {
  const objects = memoryObjects();
  const object = await putObject(objects, 'staging/bundle.json', bytes, 0);
  const reference = { game_pk: gamePk, dataset: null, object };
  return parseBundle(nameOf(reference), await fetchBundle(reference, objects, 10_000_000));
}

/** A row with the columns that it inherits as null. */
function everyColumn(row: BundleRow): BundleRow {
  const cells: BundleRow = {};
  for (const name in row) cells[name] = row[name];
  return cells;
}

const textOf = ({ bundle, linesOf }: Awaited<ReturnType<typeof read>>) =>
  Object.entries(bundle.tables).flatMap(([table, rows]) => {
    const lines = linesOf.get(table);
    return rows.map((_, place) => (lines === undefined ? undefined : lineText(lines, place)));
  });

test('a row of a bundle has the line on which it stands', async () => {
  const bundle = gameBundle({ gamePk: 7 });
  const stored = await read(serializeBundle(bundle).bytes, 7);
  const complete = Object.entries(stored.bundle.tables).map(([table, rows]) => [
    table,
    rows.map(everyColumn),
  ]);
  expect(Object.fromEntries(complete)).toEqual(bundle.tables);
  expect(textOf(stored)).toEqual(Object.values(bundle.tables).flat().map(rowLine));
});

test.each<[string, (bundle: Bundle) => string]>([
  ['on one line', (bundle) => JSON.stringify(bundle)],
  ['indented', (bundle) => JSON.stringify(bundle, null, 1)],
])('a bundle that stands %s has no lines for its rows', async (_, write) => {
  const stored = await read(Buffer.from(write(gameBundle({ gamePk: 7 }))), 7);
  expect(stored.bundle.game_pk).toBe(7);
  expect(new Set(textOf(stored))).toEqual(new Set([undefined]));
});

test('lines of a bundle as NDJSON: some are copied, all of a table move together and leave other tables alone', async () => {
  const bundle = gameBundle({ gamePk: 7 });
  const { linesOf } = await read(serializeBundle(bundle).bytes, 7);
  const written = (table: string): string[] => (bundle.tables[table] ?? []).map((row) => `${rowLine(row)}\n`);
  const tables = [...linesOf];
  expect(Math.max(...tables.map(([table]) => written(table).length))).toBeGreaterThan(3);
  for (const [table, lines] of tables) {
    const every = written(table).map((_, place) => place);
    const some = every.filter((place) => place % 2 === 1);
    expect(ndjsonOf(lines, some).toString()).toBe(some.map((place) => written(table)[place]).join(''));
  }
  for (const [table, lines] of tables) {
    const every = written(table).map((_, place) => place);
    expect(ndjsonOf(lines, every).toString()).toBe(written(table).join(''));
  }
});
