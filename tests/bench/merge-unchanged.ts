import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from '../../functions/loader/content-hash.ts';
import { tableContract } from '../../schemas/tables/index.ts';
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { answersOf, makeGameDay, sourceOf } from './game-day.ts';
import { formatRatio, formatTimings, interleave, ratios, summarize, timeMs } from './measure.ts';
import { openStageRig } from './three-stages.ts';

// MERGE of a day that the warehouse has already, against its first load. Opening the warehouse and reading the objects count for neither.

const [games = 15, rounds = 7] = process.argv.slice(2).map(Number);
const day = makeGameDay(games);
const rig = await openStageRig(sourceOf(answersOf(day)));
const { validated: first } = await rig.run(1);
// The same night collected again, with another run in every row: what a repeated night offers. Known games would be skipped.
const again = await openStageRig(sourceOf(answersOf(day)));
const { validated: second } = await again.run(2);
const validatedFolder = (root: string): string => join(root, 'objects', 'validated');
cpSync(validatedFolder(again.folder), validatedFolder(rig.folder), { recursive: true });
await again.close();

/** Tables with their objects in memory, as the loader has them when it has compared the checksums. */
const objectsOf = ({ tables }: typeof first) =>
  tables.map(({ table, object }) => ({
    table,
    object,
    contract: tableContract(table),
    bytes: readFileSync(join(rig.folder, 'objects', object.key)),
  }));
const [firstObjects, secondObjects] = [objectsOf(first), objectsOf(second)];

/** Naming the contents counts: without the names a MERGE would not know that nothing is new. */
async function merge(warehouse: Warehouse, offered: typeof firstObjects): Promise<number> {
  const requests = offered.map(({ table, object, contract, bytes }) => {
    const named = contract === undefined ? null : contentHash(contract, bytes, object.rows);
    return {
      table,
      objectKeys: [object.key],
      mode: { kind: 'merge' } as const,
      contentHash: named ?? object.sha256,
    };
  });
  const counts = await warehouse.loadAll(requests);
  return counts.reduce((sum, { inserted, updated }) => sum + inserted + updated, 0);
}

let folder = '';
let warehouse: Warehouse | null = null;
let written = 0;
let writtenAgain = 0;
const opened = (): Warehouse => {
  if (warehouse === null) throw new Error('the warehouse is not open');
  return warehouse;
};
const values = await interleave(rounds, {
  firstLoad: async () => {
    folder = mkdtempSync(join(tmpdir(), 'hankstank-bench-'));
    warehouse = await openDuckDbWarehouse({
      file: join(folder, 'warehouse.duckdb'),
      objectsRoot: join(rig.folder, 'objects'),
    });
    await warehouse.ensureSchema();
    return timeMs(async () => {
      written = await merge(opened(), firstObjects);
    });
  },
  sameObjects: () => timeMs(() => merge(opened(), firstObjects)),
  sameContent: async () => {
    const elapsedMs = await timeMs(async () => {
      writtenAgain = await merge(opened(), secondObjects);
    });
    await opened().close();
    rmSync(folder, { recursive: true, force: true });
    return elapsedMs;
  },
});
await rig.close();

const { firstLoad = [], sameObjects = [], sameContent = [] } = values;
console.log(
  `${day.origin}, ${first.tables.length} tables, ${written} rows; collected again ${writtenAgain} rows are new (quality reports)`,
);
console.log(`  first load                       ${formatTimings(summarize(firstLoad))}`);
console.log(
  `  the same objects again           ${formatTimings(summarize(sameObjects))}  ${formatRatio(ratios(sameObjects, firstLoad))}`,
);
console.log(
  `  collected again, equal content   ${formatTimings(summarize(sameContent))}  ${formatRatio(ratios(sameContent, firstLoad))}`,
);
