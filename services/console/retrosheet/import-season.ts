import type { RetrosheetFolder } from '../../../shared/adapters/local/retrosheet-folder.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { beginSeason } from './begin-season.ts';
import { type LoadedRows, loadOutcome } from './import-ledger.ts';
import type { References } from './import-references.ts';
import { publishImport } from './publish-import.ts';
import { readSeasonHere } from './season-reader.ts';
import { type SeasonSummary, type StagedSeason, stageSeason } from './stage-season.ts';

/** What became of a season. */
export type SeasonOutcome = { season: number } & (
  | { status: 'skipped' | 'failed'; reason: string }
  | ({ status: 'loaded'; summary: SeasonSummary } & LoadedRows)
);

/** A staged season through the chain. Throws what storage or warehouse throw. */
export async function loadSeason(
  ports: EmbeddedPorts,
  season: number,
  { staged, summary }: StagedSeason,
): Promise<SeasonOutcome> {
  const record = await publishImport(ports, staged);
  const loaded = await loadOutcome(ports.objects, record);
  if (loaded === null)
    return { season, status: 'failed', reason: `run ${record.run_id} did not load it: see the dead letters` };
  return { season, status: 'loaded', summary, ...loaded };
}

/**
 * One season through the chain. Nothing of a season whose files cannot be read is loaded. Throws SOURCE_RESPONSE_MALFORMED, and what
 * storage or warehouse throw.
 */
export async function importSeason(
  ports: EmbeddedPorts,
  season: number,
  folder: RetrosheetFolder,
  references: References,
): Promise<SeasonOutcome> {
  const begun = await beginSeason(ports, season, folder, references, readSeasonHere);
  if ('skipped' in begun) return { season, status: 'skipped', reason: begun.skipped };
  return loadSeason(ports, season, await stageSeason(ports, begun, references));
}
