import { listSavantDays, openSavantFolder } from '../../../shared/adapters/local/savant-folder.ts';
import { asHanksTankError, HanksTankError } from '../../../shared/domain/errors.ts';
import { attachChain } from '../embedded-chain.ts';
import { openEmbeddedPorts } from '../embedded-ports.ts';
import { holdFeatures, rebuildHeldFeatures } from '../hold-features.ts';
import { importSavantDay, type SavantDayOutcome } from '../import-savant-days.ts';
import { formatTable } from '../print-run.ts';
import { newRunId } from '../run-chain.ts';
import { parseImportSavantOptions } from '../store-options.ts';
import { resumeInterrupted, type Terminal } from './nightly.ts';

/** A date, and why its file was not loaded. */
type Outcome = SavantDayOutcome | { gameDate: string; problem: string };

/** `import savant`: whole-day files of Baseball Savant through the chain. Returns the exit code: 1 when a file was not loaded. */
export async function importSavant(args: readonly string[], terminal: Terminal): Promise<number> {
  const { path, from, to, 'data-dir': dataDir, json } = parseImportSavantOptions(args);
  const savant = await openSavantFolder(path);
  const dates = (await listSavantDays(path)).filter((date) => date >= (from ?? date) && date <= (to ?? date));
  if (dates.length === 0)
    throw new HanksTankError(
      'CONFIG_INVALID',
      `--path ${path} has no file YYYY-MM-DD.csv or .csv.gz of these dates`,
    );
  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'info' });
  try {
    attachChain(ports, savant, terminal.environment);
    await resumeInterrupted(ports, terminal.progress);
    holdFeatures(ports);
    const runId = newRunId(ports);
    const outcomes: Outcome[] = [];
    for (const date of dates) {
      outcomes.push(await importOrTell(date, () => importSavantDay(ports, savant, date, runId)));
      terminal.progress(`${outcomes.length} of ${dates.length}: ${date}`);
    }
    await rebuildHeldFeatures(ports, runId);
    if (json) terminal.out(JSON.stringify(outcomes));
    else print(outcomes, terminal);
    return outcomes.every((outcome) => 'written' in outcome && outcome.written !== null) ? 0 : 1;
  } finally {
    await ports.warehouse.close();
  }
}

/** A spoilt file does not keep the others from being imported; a failure of storage or warehouse does. */
async function importOrTell(gameDate: string, work: () => Promise<SavantDayOutcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class !== 'contract') throw thrown;
    return { gameDate, problem: `${error.code}: ${error.message}` };
  }
}

function print(outcomes: readonly Outcome[], { out }: Terminal): void {
  const read = outcomes.filter((outcome) => 'written' in outcome);
  const rows = read.map(({ gameDate, games, pitches, left, findings, written }) => [
    gameDate,
    games,
    pitches,
    left,
    findings,
    written ?? 'not loaded',
  ]);
  const header = ['date', 'games', 'pitches', 'left to the Stats API', 'findings', 'rows written'];
  for (const line of formatTable(header, rows)) out(line);
  for (const outcome of outcomes)
    if ('problem' in outcome) out(`${outcome.gameDate} was not read: ${outcome.problem}`);
  const sum = (pick: (day: SavantDayOutcome) => number): number =>
    read.reduce((total, day) => total + pick(day), 0);
  out(
    `${read.length} days, ${sum(({ games }) => games)} games, ${sum(({ pitches }) => pitches)} pitches; see dlq list for what was rejected`,
  );
}
