import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { tableContracts } from '../../schemas/tables/index.ts';
import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';
import type { LoadCounts, LoadRequest } from '../../shared/ports/warehouse.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { openReferenceMerge, rowsSql } from '../support/reference-merge.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { fixtureWorld } from './fixtures/world-rows.ts';

// The generated MERGE is what a load means. The warehouse takes shorter ways to the same rows: these tests hold them together.

type Row = Record<string, unknown>;

async function openSides(contracts: readonly TableContract[]) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'objects'));
  const warehouse = await openDuckDbWarehouse({
    file: join(folder, 'w.duckdb'),
    objectsRoot: join(folder, 'objects'),
  });
  onTestFinished(() => warehouse.close());
  await warehouse.ensureSchema();
  const references = await Promise.all(
    contracts.map(async (contract) => ({ contract, side: await openReferenceMerge(contract, folder) })),
  );
  let objects = 0;
  const offer = (contract: TableContract, rows: readonly Row[]): LoadRequest => {
    objects += 1;
    const key = `${objects}.ndjson`;
    writeFileSync(join(folder, 'objects', key), asNdjson(rows));
    const content = rows.map((row) => [...contract.key, 'row_hash'].map((name) => row[name]));
    const contentHash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    return { table: qualifiedName(contract), objectKeys: [key], mode: { kind: 'merge' }, contentHash };
  };
  return { warehouse, references, offer };
}

const later = '2027-01-01T00:00:00.000Z';

/** The rows as the next night could offer them: every third one changed, every fifth one gone. */
const nextNight = (rows: readonly Row[]): Row[] =>
  rows.flatMap((row, index) =>
    index % 5 === 4
      ? []
      : { ...row, ingested_at: later, ...(index % 3 === 0 ? { row_hash: `changed ${index}` } : {}) },
  );

it('loads the fixtures of every table as their MERGE does, first, again and changed', async () => {
  const world = fixtureWorld();
  const { warehouse, references, offer } = await openSides(tableContracts);
  const rowsOf = (contract: TableContract): Row[] =>
    (world.get(qualifiedName(contract)) ?? []).map((row) => ({ ...row }));
  const nights = [
    rowsOf,
    rowsOf,
    (contract: TableContract) => nextNight(rowsOf(contract)),
    (contract: TableContract) => [...rowsOf(contract), ...rowsOf(contract)],
  ];
  for (const night of nights) {
    const expected: LoadCounts[] = [];
    for (const { contract, side } of references) expected.push(await side.merge(night(contract)));
    const requests = references.map(({ contract }) => offer(contract, night(contract)));
    expect(await warehouse.loadAll(requests)).toEqual(expected);
  }
  for (const { contract, side } of references)
    expect(
      (await warehouse.query({ text: rowsSql(contract) })).map(({ line }) => line),
      contract.name,
    ).toEqual(await side.rows());
});

const times = ['2026-04-15T06:00:00.000Z', '2026-04-16T06:00:00.000Z', '2026-04-17T06:00:00.000Z'];
/** A game moves within its season: a MERGE looks for its row no farther than a year away. */
const dates = ['2026-04-10', '2026-04-11', '2026-09-28'];

const offered = fc.record({
  position: fc.constantFrom('HP', '1B', '2B'),
  game_pk: fc.integer({ min: 1, max: 3 }),
  content: fc.constantFrom('a', 'b'),
  ingested_at: fc.constantFrom(...times),
  game_date: fc.constantFrom(...dates),
});

/** One load: new rows, or now and then those of an earlier one collected again. */
const night = fc.record({
  rows: fc.array(offered, { maxLength: 6 }),
  again: fc.option(fc.record({ load: fc.nat({ max: 3 }), ingested_at: fc.constantFrom(...times) })),
});

it('loads whatever rows in whatever order as the MERGE does', { timeout: 120_000 }, async () => {
  const contract = tableContracts.find(({ name }) => name === 'game_umpires');
  if (contract === undefined) throw new Error('the table is gone');
  const { warehouse, references, offer } = await openSides([contract]);
  let games = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(night, { minLength: 1, maxLength: 5 }), async (nights) => {
      games += 10; // Every run of the property has games of its own.
      const own = `t.game_pk between ${games} and ${games + 9}`;
      const loads: Row[][] = [];
      for (const { rows, again } of nights) {
        const earlier = again === null ? undefined : loads[again.load];
        const load =
          earlier?.map((row) => ({ ...row, ingested_at: again?.ingested_at })) ??
          rows.map(({ content, game_pk, ...change }, index) =>
            contractRow(qualifiedName(contract), {
              ...change,
              game_pk: games + game_pk,
              row_hash: `${change.game_date} ${content}`, // covers the date, as every business column
              umpire_id: 100 + index,
              run_id: `20260415T061500Z-000${index}`, // decides between rows of one key, time and hash
            }),
          );
        loads.push(load);
        for (const { side } of references) {
          expect(await warehouse.loadAll([offer(contract, load)])).toEqual([await side.merge(load)]);
          const stored = await warehouse.query({ text: rowsSql(contract, own) });
          expect(stored.map(({ line }) => line)).toEqual(await side.rows(own));
        }
      }
    }),
    { numRuns: 40 },
  );
});
