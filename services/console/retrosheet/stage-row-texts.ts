import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { putObject } from '../../../shared/runtime/object-reference.ts';
import type { TopicData } from '../../../shared/runtime/stage-types.ts';
import { GrowingText } from './growing-text.ts';

type BundleReference = TopicData<'data.collected'>['bundles'][number];

/** Where the bundles of an import lie. */
export interface ImportPlace {
  gameDate: string;
  runId: string;
  dataset: string;
}

/**
 * Rows of a bundle: some 0.7 MB, which the validator parses as a whole. Node keeps a text of more than 1 MB outside of the heap, where
 * 32 MB of them make the garbage collector go through all of it.
 */
const bundleRowsMax = 1_000;

/**
 * Writes the next bundle of a table: rows that are text already, in the form that `serializeBundle` of the collector writes, a row a
 * line. Returns how many there were.
 */
function writeBundle(text: GrowingText, head: object, table: string, lines: Iterator<string>): number {
  text.add(`${JSON.stringify(head).slice(0, -1)},"tables":{${JSON.stringify(table)}:[\n`);
  let rows = 0;
  for (; rows < bundleRowsMax; rows += 1) {
    const line = lines.next();
    if (line.done === true) break;
    if (rows > 0) text.add(',\n');
    text.add(line.value);
  }
  text.add('\n]}}');
  return rows;
}

/** Stages rows as bundles of one dataset, table by table in parts of a size that fits in little memory; the first has the findings. */
export async function stageRowTexts(
  objects: ObjectStore,
  tables: ReadonlyMap<string, Iterable<string>>,
  findings: readonly BundleFinding[],
  { gameDate, runId, dataset }: ImportPlace,
): Promise<BundleReference[]> {
  const references: BundleReference[] = [];
  const text = new GrowingText();
  for (const [table, lines] of tables) {
    const iterator = lines[Symbol.iterator]();
    for (let rows = bundleRowsMax; rows === bundleRowsMax; ) {
      const own = references.length === 0 ? findings : [];
      rows = writeBundle(text, { schema_version: 1, game_pk: null, dataset, findings: own }, table, iterator);
      const bytes = text.take();
      if (rows === 0) break;
      const key = `staging/game_date=${gameDate}/run=${runId}/attempt=1/${dataset}-${references.length}.json`;
      references.push({ game_pk: null, dataset, object: await putObject(objects, key, bytes, rows) });
    }
  }
  return references;
}
