import { z } from 'zod';
import { gameDate, runId } from '../../../schemas/events/event-parts.ts';
import { manifestSchema } from '../../../schemas/manifest.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';

const importSchema = z.strictObject({
  schema_version: z.literal(1),
  /** Over the checksums of everything the import was made from. */
  content_sha256: z.string(),
  run_id: runId,
  /** One for each part. */
  game_dates: z.array(gameDate),
});

/** An import of files that was asked for: the loader's manifest of its run says whether it was done. */
export type ImportRecord = z.infer<typeof importSchema>;

const importKey = (name: string): string => `imports/${name}.json`;

/** One checksum over several contents, by name; an absent one counts too. */
export const contentOf = (checksums: Readonly<Record<string, string | null>>): string =>
  sha256(JSON.stringify(Object.entries(checksums).sort(([a], [b]) => (a < b ? -1 : 1))));

/** Notes an import before its event is published. */
export async function recordImport(objects: ObjectStore, name: string, record: ImportRecord): Promise<void> {
  await objects.put(importKey(name), Buffer.from(`${JSON.stringify(record)}\n`));
}

/** The last import under a name, or null. A damaged note is none: the import is done again, which changes nothing. */
async function readImport(objects: ObjectStore, name: string): Promise<ImportRecord | null> {
  const key = importKey(name);
  if ((await objects.head(key)) === null) return null;
  const parsed = importSchema.safeParse(JSON.parse((await objects.get(key)).toString()));
  return parsed.success ? parsed.data : null;
}

/** Rows that were offered to the loader, and rows that it wrote. */
export interface LoadedRows {
  rowsIn: number;
  rowsOut: number;
  /** Checks of the loader that did not pass, in words. */
  warnings: string[];
}

/** What the loader did with the events of an import; null when it has not loaded all of them. */
export async function loadOutcome(
  objects: ObjectStore,
  { game_dates, run_id }: Pick<ImportRecord, 'game_dates' | 'run_id'>,
): Promise<LoadedRows | null> {
  const sum: LoadedRows = { rowsIn: 0, rowsOut: 0, warnings: [] };
  for (const date of game_dates) {
    const part = await loadedPart(objects, `manifests/loader/game_date=${date}/run=${run_id}/`);
    if (part === null) return null;
    sum.rowsIn += part.rowsIn;
    sum.rowsOut += part.rowsOut;
    sum.warnings.push(...part.warnings);
  }
  return sum;
}

async function loadedPart(objects: ObjectStore, prefix: string): Promise<LoadedRows | null> {
  for (const { key } of await objects.list(prefix)) {
    const manifest = manifestSchema.parse(JSON.parse((await objects.get(key)).toString()));
    if (manifest.status !== 'success') continue;
    const failed = manifest.checks.filter(({ passed }) => !passed);
    return {
      rowsIn: manifest.rows_in,
      rowsOut: manifest.rows_out,
      warnings: failed.map(({ name, detail }) => `${name}: ${detail}`),
    };
  }
  return null;
}

/** The run that loaded exactly this content under a name, or null. */
export async function runThatLoaded(
  objects: ObjectStore,
  name: string,
  contentSha256: string,
): Promise<string | null> {
  const record = await readImport(objects, name);
  if (record === null || record.content_sha256 !== contentSha256) return null;
  return (await loadOutcome(objects, record)) === null ? null : record.run_id;
}
