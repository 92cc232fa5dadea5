import { openRetrosheetFolder } from '../../../shared/adapters/local/retrosheet-folder.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { isSurrogate } from '../../../shared/domain/surrogate-ids.ts';
import { readPeople } from '../../../shared/runtime/history/read-history.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { importReferences } from '../retrosheet/import-references.ts';
import type { SeasonOutcome } from '../retrosheet/import-season.ts';
import { importSeasons } from '../retrosheet/import-seasons.ts';
import type { Terminal } from './nightly.ts';

/** What is to be imported: a folder of Retrosheet's files, and seasons, the first and the last included. */
export interface RetrosheetBackfill {
  path: string;
  from: number;
  to: number;
  /** Go on without the register where no player of the data folder has an MLB id from it; default: refuse. */
  mayLackRegister?: boolean;
}

/**
 * Without the register nobody has an MLB id: history would not join what the Stats API tells of the same people. Forecasts of the past
 * do without. Throws CONFIG_INVALID.
 */
async function assertRegister(
  { warehouse }: EmbeddedPorts,
  { path, mayLackRegister = false }: RetrosheetBackfill,
): Promise<void> {
  const missing = `${path}: people.csv of the Chadwick register is not there, nor in register/ in or beside it`;
  if (!mayLackRegister)
    throw new HanksTankError('CONFIG_INVALID', `${missing}; without it nobody has an MLB id`);
  const people = await readPeople(warehouse);
  if ([...people].some(([id, { retrosheetId }]) => !isSurrogate(id) && retrosheetId !== null))
    throw new HanksTankError(
      'CONFIG_INVALID',
      `${missing}, and players of this data folder have their MLB ids from it: put it there, or choose another --data-dir`,
    );
}

/**
 * Imports season after season, oldest first, each when the chain is done with the one before: features of a season are then built
 * once, for a later season changes nothing before it. Throws CONFIG_INVALID, and what storage or warehouse throw.
 */
export async function importRetrosheet(
  ports: EmbeddedPorts,
  backfill: RetrosheetBackfill,
  onSeason: (outcome: SeasonOutcome) => void,
): Promise<SeasonOutcome[]> {
  const { path, from, to } = backfill;
  if (from > to) throw new HanksTankError('CONFIG_INVALID', `--from ${from} is after --to ${to}`);
  const folder = openRetrosheetFolder(path);
  const people = folder.readRegister();
  if (people === null) await assertRegister(ports, backfill);
  const references = await importReferences(ports, { people, parks: folder.readBallparks() });
  const outcomes: SeasonOutcome[] = [];
  for await (const outcome of importSeasons(ports, backfill, folder, references)) {
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
