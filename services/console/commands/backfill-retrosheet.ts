import {
  openRetrosheetFolder,
  type RetrosheetFolder,
} from '../../../shared/adapters/local/retrosheet-folder.ts';
import { asHanksTankError, HanksTankError } from '../../../shared/domain/errors.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { importReferences, type References } from '../retrosheet/import-references.ts';
import { importSeason, type SeasonOutcome } from '../retrosheet/import-season.ts';
import type { Terminal } from './nightly.ts';

/** What is to be imported: a folder of Retrosheet's files, and seasons, the first and the last included. */
export interface RetrosheetBackfill {
  path: string;
  from: number;
  to: number;
}

/** A season whose files are spoilt does not keep the others from being imported; a failure of storage or warehouse does. */
async function importOrFail(
  ports: EmbeddedPorts,
  season: number,
  folder: RetrosheetFolder,
  references: References,
): Promise<SeasonOutcome> {
  try {
    return await importSeason(ports, season, folder, references);
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class !== 'contract') throw thrown;
    ports.log.warn({ season, code: error.code }, error.message);
    return { season, status: 'failed', reason: `${error.code}: ${error.message}` };
  }
}

/**
 * Imports season after season, oldest first, each when the chain is done with the one before: features of a season are then built
 * once, for a later season changes nothing before it. Throws CONFIG_INVALID, and what storage or warehouse throw.
 */
export async function importRetrosheet(
  ports: EmbeddedPorts,
  { path, from, to }: RetrosheetBackfill,
  onSeason: (outcome: SeasonOutcome) => void,
): Promise<SeasonOutcome[]> {
  if (from > to) throw new HanksTankError('CONFIG_INVALID', `--from ${from} is after --to ${to}`);
  const folder = openRetrosheetFolder(path);
  const references = await importReferences(ports, folder);
  const outcomes: SeasonOutcome[] = [];
  for (let season = from; season <= to; season += 1) {
    const outcome = await importOrFail(ports, season, folder, references);
    onSeason(outcome);
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Games that are named one by one. */
const refusedToldMax = 20;

/** `backfill --source retrosheet`. Returns the exit code: 1 when a season failed or a game was refused. */
export async function backfillRetrosheet(
  ports: EmbeddedPorts,
  backfill: RetrosheetBackfill,
  terminal: Pick<Terminal, 'out' | 'progress'>,
): Promise<number> {
  const outcomes = await importRetrosheet(ports, backfill, (outcome) =>
    terminal.progress(sentenceOf(outcome)),
  );
  const loaded = outcomes.flatMap((outcome) => (outcome.status === 'loaded' ? outcome.summary : []));
  const refused = loaded.flatMap((summary) => summary.refused);
  const count = (status: SeasonOutcome['status']): number =>
    outcomes.filter((outcome) => outcome.status === status).length;
  for (const { gameId, problem } of refused.slice(0, refusedToldMax))
    terminal.out(`not loaded: ${gameId}: ${problem}`);
  if (refused.length > refusedToldMax)
    terminal.out(`not loaded: ${refused.length - refusedToldMax} more, all in the quality reports`);
  for (const outcome of outcomes)
    if (outcome.status === 'loaded')
      for (const warning of outcome.warnings) terminal.out(`check failed: ${warning}`);
  terminal.out(
    `Retrosheet ${backfill.from} to ${backfill.to}: ${loaded.reduce((sum, { games }) => sum + games, 0)} games of ${count('loaded')} seasons loaded, ${count('skipped')} seasons skipped, ${count('failed')} failed, ${refused.length} games refused`,
  );
  return count('failed') > 0 || refused.length > 0 ? 1 : 0;
}

function sentenceOf(outcome: SeasonOutcome): string {
  if (outcome.status !== 'loaded') return `${outcome.season}: ${outcome.status}: ${outcome.reason}`;
  const { games, taken, refused, unresolved } = outcome.summary;
  const parts = [`${games} games`, `${outcome.rowsIn} rows, ${outcome.rowsOut} written`];
  if (taken > 0) parts.push(`${taken} games left to the Stats API`);
  if (refused.length > 0) parts.push(`${refused.length} games refused`);
  if (unresolved.length > 0)
    parts.push(`${unresolved.length} players without an MLB id (${unresolved.slice(0, 5).join(' ')})`);
  return `${outcome.season}: ${parts.join(', ')}`;
}
