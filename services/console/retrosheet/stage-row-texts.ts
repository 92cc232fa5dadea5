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

/** A season of batting lines in one bundle would be parsed by the validator as a whole; this is about 15 MB of text. */
const bundleRowsMax = 20_000;

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

/** Stages rows as bundles of one dataset, table by table in parts of a size that fits in little memory; the first has the findings. */
export async function stageRowTexts(
  objects: ObjectStore,
  tables: ReadonlyMap<string, readonly string[]>,
  findings: readonly BundleFinding[],
  { gameDate, runId, dataset }: ImportPlace,
): Promise<BundleReference[]> {
  const references: BundleReference[] = [];
  for (const [table, lines] of tables)
    for (let from = 0; from < lines.length; from += bundleRowsMax) {
      const part = lines.slice(from, from + bundleRowsMax);
      const text = bundleText(dataset, table, part, references.length === 0 ? findings : []);
      const key = `staging/game_date=${gameDate}/run=${runId}/attempt=1/${dataset}-${references.length}.json`;
      references.push({ game_pk: null, dataset, object: await putObject(objects, key, text, part.length) });
    }
  return references;
}
