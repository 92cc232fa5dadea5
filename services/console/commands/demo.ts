import { existsSync, readdirSync, rmSync } from 'node:fs';
import { addDays, dateRange } from '../../../shared/domain/calendar.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { withChain } from '../embedded-chain.ts';
import { dataPaths, type EmbeddedPorts, openEmbeddedPorts } from '../embedded-ports.ts';
import { openSource, startSimulator } from '../open-source.ts';
import { type DemoOptions, parseDemoOptions } from '../options.ts';
import { newRunId, reportRun, runChain } from '../run-chain.ts';
import { printOutcome, type Terminal } from './nightly.ts';
import { serveUntilStopped } from './serve.ts';

/** Sixty rosters a day for six weeks are half of the demo's time, and its predictions do not use them. */
const demoSettings = { COLLECTOR_DATASETS: 'seasons,reference,transactions,standings' };

/** The season of the demo's league and its first day. */
const season = 2025;
const firstDate = '2025-03-27';

/** `demo`: a made-up league, one night of the chain on it, the predictions of the next day. Needs no network and no account. */
export async function demo(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseDemoOptions(args);
  const ports = await openFreshFolder(options);
  try {
    await runDemo(ports, options, terminal);
    return 0;
  } finally {
    await ports.warehouse.close();
  }
}

/** `start`: the demo, then the API on its predictions until Ctrl-C. */
export async function start(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseDemoOptions(args);
  const ports = await openFreshFolder(options);
  try {
    const slate = await runDemo(ports, options, terminal);
    await serveUntilStopped(ports, { port: options.port, exampleDate: slate }, terminal);
    return 0;
  } finally {
    await ports.warehouse.close();
  }
}

/** The demo always begins with nothing, so that it shows the same every time. Only a folder of its own is emptied. */
async function openFreshFolder(options: DemoOptions): Promise<EmbeddedPorts> {
  const dataDir = options['data-dir'];
  const isOurs = existsSync(dataPaths(dataDir).warehouse);
  if (existsSync(dataDir) && !isOurs && readdirSync(dataDir).length > 0) {
    throw new HanksTankError(
      'CONFIG_INVALID',
      `${dataDir} holds other files: choose an empty folder for the demo with --data-dir`,
    );
  }
  if (isOurs) {
    // Opening takes the lock: a running process keeps its folder.
    const running = await openEmbeddedPorts(dataDir, { logLevel: 'error' });
    await running.warehouse.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return openEmbeddedPorts(dataDir, { logLevel: 'info' });
}

async function runDemo(ports: EmbeddedPorts, options: DemoOptions, terminal: Terminal): Promise<string> {
  const gameDate = addDays(firstDate, options.days - 1);
  const slate = addDays(gameDate, 1);
  const progress = options.quiet ? () => undefined : terminal.progress;
  progress(
    `Hank's Tank demo: a simulated league (seed ${options.seed}), ${options.days} days of history, no network needed`,
  );
  const simulator = await startSimulator([
    '--seed',
    String(options.seed),
    '--season',
    String(season),
    '--now',
    `${slate}T14:00:00Z`,
  ]);
  try {
    const opened = await openSource({ source: 'simulator', 'simulator-url': simulator.url }, ports.clock);
    const plan = {
      runId: newRunId(ports),
      gameDate,
      slate,
      dates: [
        ...dateRange(firstDate, addDays(gameDate, -1)).map((date) => ({ date, reason: 'backfill' as const })),
        { date: gameDate, reason: 'nightly' as const },
        { date: slate, reason: 'slate' as const },
      ],
    };
    progress(`collecting ${plan.dates.length} days of games, about half a minute`);
    // The feeds of the league tell of every pitch; its Savant files would say the same again.
    const sources = { source: opened.source, savant: null };
    await withChain(ports, sources, { ...demoSettings, ...terminal.environment }, () =>
      runChain(ports, plan),
    );
    printOutcome(await reportRun(ports, plan), options, terminal.out);
  } finally {
    await simulator.close();
  }
  return slate;
}
