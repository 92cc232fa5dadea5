import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { putObject } from '../../../shared/runtime/object-reference.ts';
import type { TopicData } from '../../../shared/runtime/stage-types.ts';

type BundleReference = TopicData<'data.collected'>['bundles'][number];

/** Where the bundles of an import lie. */
export interface ImportPlace {
  gameDate: string;
  runId: string;
  dataset: string;
}

/** Rows of a bundle, some 3 MB of text: short-lived here and in the validator, which parses a bundle as a whole. */
const bundleRowsMax = 5_000;

/** A bundle of rows that are text already: the form that `serializeBundle` of the collector writes, a row a line. */
function bundleText(
  dataset: string,
  table: string,
  lines: readonly string[],
  findings: readonly BundleFinding[],
): string {
  const head = JSON.stringify({ schema_version: 1, game_pk: null, dataset, findings });
  return `${head.slice(0, -1)},"tables":{${JSON.stringify(table)}:[\n${lines.join(',\n')}\n]}}`;
}

/** Rows in groups of the size of a bundle; they are made as they are taken. */
function* inBundles(lines: Iterable<string>): Generator<string[]> {
  let part: string[] = [];
  for (const line of lines) {
    part.push(line);
    if (part.length < bundleRowsMax) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/** Stages rows as bundles of one dataset, table by table in parts of a size that fits in little memory; the first has the findings. */
export async function stageRowTexts(
  objects: ObjectStore,
  tables: ReadonlyMap<string, Iterable<string>>,
  findings: readonly BundleFinding[],
  { gameDate, runId, dataset }: ImportPlace,
): Promise<BundleReference[]> {
  const references: BundleReference[] = [];
  for (const [table, lines] of tables)
    for (const part of inBundles(lines)) {
      const text = bundleText(dataset, table, part, references.length === 0 ? findings : []);
      const key = `staging/game_date=${gameDate}/run=${runId}/attempt=1/${dataset}-${references.length}.json`;
      references.push({ game_pk: null, dataset, object: await putObject(objects, key, text, part.length) });
    }
  return references;
}
