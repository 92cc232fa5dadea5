import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import type { History } from '../../../shared/domain/history/history.ts';
import { readHistory, readSeasons } from '../../../shared/runtime/history/read-history.ts';
import { readPartitionGates } from '../../../shared/runtime/partition-gates.ts';
import { backtestGameOutcome } from '../backtest/backtest-game-outcome.ts';
import { backtestPitcherStrikeouts } from '../backtest/backtest-pitcher-strikeouts.ts';
import { backtestPlayerPerformance } from '../backtest/backtest-player-performance.ts';
import { type BacktestOptions, parseBacktestOptions } from '../backtest/options.ts';
import { prepareHistory } from '../backtest/prepare-history.ts';
import { readReferenceForecasts } from '../backtest/read-reference-forecasts.ts';
import type { SystemBacktest } from '../backtest/system-backtest.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../embedded-ports.ts';
import type { Terminal } from './nightly.ts';

type References = ReturnType<typeof readReferenceForecasts>;
type Run = (history: History, options: BacktestOptions, references: References) => SystemBacktest;

const systems: Readonly<Record<BacktestOptions['system'], Run>> = {
  game_outcome: backtestGameOutcome,
  pitcher_strikeouts: backtestPitcherStrikeouts,
  player_performance: backtestPlayerPerformance,
};

/** Seasons of a folder that are loaded when `--from` does not say otherwise: what is older says little of today. */
const seasonsBefore = 10;

/**
 * `backtest`: forecasts of whole seasons by rolling origin, beside what others said of the same games. Returns the exit code: 0, or 1
 * when the forecasts are too good to be honest. Throws CONFIG_INVALID.
 */
export async function backtest(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseBacktestOptions(args);
  // What can be wrong is said now, not after minutes of work.
  assertWritable('--out', options.out);
  assertWritable('--report', options.report);
  const references: References =
    options.fivethirtyeight === undefined ? new Map() : readReferenceForecasts(options.fivethirtyeight);
  const ports = await openEmbeddedPorts(options['data-dir'], { logLevel: 'warn' });
  try {
    const { history, seasons } = await historyFor(ports, options, terminal);
    const result = systems[options.system](history, { ...options, seasons }, references);
    result.print(terminal.out);
    if (options.out !== undefined)
      terminal.progress(`${options.out}: ${result.writePredictions(options.out)} forecasts`);
    if (options.report !== undefined) {
      writeFileSync(options.report, result.html());
      terminal.progress(`${options.report}: the report`);
    }
    return result.isSuspect ? 1 : 0;
  } finally {
    await ports.warehouse.close();
  }
}

/** Throws CONFIG_INVALID when no file can be written there. */
function assertWritable(flag: string, path: string | undefined): void {
  if (path === undefined) return;
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (cause) {
    throw new HanksTankError('CONFIG_INVALID', `${flag} ${path}: its folder is not there or not writable`, {
      cause,
    });
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new HanksTankError('CONFIG_INVALID', `${flag} ${path} is a folder`);
}

/** The history that forecasts are made from, and the asked seasons that it has. What is left out is told. Throws CONFIG_INVALID when it has none. */
async function historyFor(
  ports: EmbeddedPorts,
  options: BacktestOptions,
  terminal: Terminal,
): Promise<{ history: History; seasons: number[] }> {
  const [firstAsked, lastAsked] = [options.seasons[0] ?? 0, options.seasons.at(-1) ?? 0];
  const fromSeason = options.from ?? firstAsked - seasonsBefore;
  await prepareHistory(ports, { ...options, fromSeason, toSeason: lastAsked }, terminal);
  const held = await readSeasons(ports.warehouse);
  const seasons = options.seasons.filter((season) => held.includes(season));
  const missing = options.seasons.filter((season) => !held.includes(season));
  const lacks = `${options['data-dir']} holds no games of ${missing.join(', ')}`;
  if (seasons.length === 0)
    throw new HanksTankError(
      'CONFIG_INVALID',
      `${lacks}: load them first (--retrosheet FOLDER, or npm run backfill)`,
    );
  if (missing.length > 0) terminal.out(`left out: ${lacks}`);
  const from = options.from ?? held[0] ?? firstAsked;
  await tellHeldDates(ports, { from, to: lastAsked }, terminal);
  terminal.progress(`history: seasons ${Math.max(from, held[0] ?? from)} to ${lastAsked}`);
  return { history: await readHistory(ports.warehouse, from, lastAsked), seasons };
}

/** Dates whose facts fail their gate are in no history: their games get no forecast. */
async function tellHeldDates(
  { warehouse }: EmbeddedPorts,
  { from, to }: { from: number; to: number },
  { out }: Terminal,
): Promise<void> {
  const dates = (await readPartitionGates(warehouse, [])).flatMap(({ gameDate, isHeld }) => {
    const season = Number(gameDate.slice(0, 4));
    return isHeld && season >= from && season <= to ? [gameDate] : [];
  });
  if (dates.length > 0)
    out(
      `left out: the facts of ${dates.length} dates fail their gate (${dates.slice(0, 3).join(', ')} …): status and quality say why`,
    );
}
