import type { RetrosheetFolder } from '../../../shared/adapters/local/retrosheet-folder.ts';
import { asHanksTankError } from '../../../shared/domain/errors.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { type BegunSeason, beginSeason } from './begin-season.ts';
import type { References } from './import-references.ts';
import { loadSeason, type SeasonOutcome } from './import-season.ts';
import { openSeasonReader } from './season-reader.ts';
import { type StagedSeason, stageSeason } from './stage-season.ts';

type Begun = PromiseSettledResult<BegunSeason | { skipped: string }>;

/** A season whose files are spoilt does not keep the others from being imported; a failure of storage or warehouse does. */
async function outcomeOr<Result>(
  { log }: EmbeddedPorts,
  season: number,
  work: () => Promise<Result>,
): Promise<Result | SeasonOutcome> {
  try {
    return await work();
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class !== 'contract') throw thrown;
    log.warn({ season, code: error.code }, error.message);
    return { season, status: 'failed', reason: `${error.code}: ${error.message}` };
  }
}

/** Why a season cannot be begun is told when its turn comes. */
async function stageBegun(
  ports: EmbeddedPorts,
  season: number,
  begun: Begun,
  references: References,
): Promise<StagedSeason | SeasonOutcome> {
  if (begun.status === 'rejected') throw begun.reason;
  if ('skipped' in begun.value) return { season, status: 'skipped', reason: begun.value.skipped };
  return stageSeason(ports, begun.value, references);
}

/**
 * Imports seasons, the oldest first, each when the chain is done with the one before, which may take it as known. The files of a season are
 * read on a thread of their own while the season before is loaded; more seasons at a time would take too much memory. Throws what storage
 * or warehouse throw.
 */
export async function* importSeasons(
  ports: EmbeddedPorts,
  { from, to }: { from: number; to: number },
  folder: RetrosheetFolder,
  references: References,
): AsyncGenerator<SeasonOutcome> {
  const { read, close } = openSeasonReader();
  const begin = async (season: number): Promise<Begun> => {
    const [begun] = await Promise.allSettled([beginSeason(ports, season, folder, references, read)]);
    return begun;
  };
  try {
    let begun = await begin(from);
    for (let season = from; season <= to; season += 1) {
      const current = begun;
      const staged = await outcomeOr(ports, season, () => stageBegun(ports, season, current, references));
      // Only now: the texts of this season are stored, and their memory is free for the next.
      if (season < to) begun = await begin(season + 1);
      yield 'status' in staged
        ? staged
        : await outcomeOr(ports, season, () => loadSeason(ports, season, staged));
    }
  } finally {
    await close();
  }
}
