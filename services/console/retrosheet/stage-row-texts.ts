import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { putObject } from '../../../shared/runtime/object-reference.ts';
import type { TopicData } from '../../../shared/runtime/stage-types.ts';
import { type BundleText, bundleTexts } from './bundle-texts.ts';
import { GrowingText } from './growing-text.ts';

type BundleReference = TopicData<'data.collected'>['bundles'][number];

/** Where the bundles of an import lie. */
export interface ImportPlace {
  gameDate: string;
  runId: string;
  dataset: string;
}

/** Stages bundles of one dataset, one after the other; the first has the findings. */
export async function stageBundleTexts(
  objects: ObjectStore,
  bundles: Iterable<BundleText>,
  findings: readonly BundleFinding[],
  { gameDate, runId, dataset }: ImportPlace,
): Promise<BundleReference[]> {
  const references: BundleReference[] = [];
  for (const { rows, text } of bundles) {
    const own = references.length === 0 ? findings : [];
    const head = JSON.stringify({ schema_version: 1, game_pk: null, dataset, findings: own });
    const pieces = [Buffer.from(`${head.slice(0, -1)},`), text];
    const key = `staging/game_date=${gameDate}/run=${runId}/attempt=1/${dataset}-${references.length}.json`;
    references.push({ game_pk: null, dataset, object: await putObject(objects, key, pieces, rows) });
  }
  return references;
}

/** Bundles of tables, each good until the next one is asked for. */
export function* passingBundles(
  tables: Iterable<readonly [string, Iterable<string>]>,
): Generator<BundleText> {
  const growing = new GrowingText();
  for (const bundle of bundleTexts(tables, growing)) {
    yield bundle;
    growing.clear();
  }
}

/** Stages rows that are text already, table by table. */
export const stageRowTexts = (
  objects: ObjectStore,
  tables: ReadonlyMap<string, Iterable<string>>,
  findings: readonly BundleFinding[],
  place: ImportPlace,
): Promise<BundleReference[]> => stageBundleTexts(objects, passingBundles(tables), findings, place);
