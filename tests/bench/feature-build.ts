import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { prepareHistory } from '../../services/console/backtest/prepare-history.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { readFeatureEngineSettings } from '../../services/feature-engine/config.ts';
import { featureEngineStage } from '../../services/feature-engine/handler.ts';
import { stageContext } from '../support/stage-context.ts';
import { testData } from '../support/test-data.ts';
import { buildWindows, clearFeatures } from './feature-windows.ts';
import { formatRatio, formatTimings, peakMemoryMb, ratios, summarize, timeMs } from './measure.ts';
import {
  type ComparedTable,
  compareTables,
  exportFacts,
  makePandasWindows,
  type PandasWindows,
} from './pandas-windows.ts';
import { hasPythonModule } from './python.ts';

// Against straightforward pandas (feature-windows/), of some seasons of Retrosheet: the windows of teams and pitchers alone, computed and
// stored, against the same two tables; and the full build against the script that makes all its tables, column by column the same. Then the
// features of one new day, the last one. Loading the seasons counts for nothing.

const [from = 2010, to = 2017, rounds = 1] = process.argv.slice(2, 5).map(Number);
const folder = testData('retrosheet');

/** Sums of both differ by rounding alone: those of `player_features_daily` are stored as 32-bit numbers. */
const RELATIVE_DIFFERENCE_MAX = 1e-6;

const dateRow = z.object({ game_date: z.iso.date() });

const counted = "is_complete and g.game_type in ('R', 'F', 'D', 'L', 'W') and g.home_score <> g.away_score";

/** Milliseconds that passed, and those of the processors: the second does not depend on what else runs. */
interface Elapsed {
  elapsed: number;
  processor: number;
}

async function timeBoth(work: () => Promise<unknown>): Promise<Elapsed> {
  const before = process.cpuUsage();
  const elapsed = await timeMs(work);
  const { user, system } = process.cpuUsage(before);
  return { elapsed, processor: (user + system) / 1_000 };
}

function print(title: string, own: readonly Elapsed[], base?: readonly Elapsed[], wanted?: string): void {
  for (const kind of ['elapsed', 'processor'] as const) {
    const values = own.map((one) => one[kind]);
    const ratio =
      base === undefined
        ? ''
        : formatRatio(
            ratios(
              values,
              base.map((one) => one[kind]),
            ),
          );
    console.log(
      `  ${title} ${kind.padEnd(9)}  ${formatTimings(summarize(values))}  ${ratio}${wanted === undefined ? '' : ` (${wanted})`}`,
    );
  }
}

async function build(ports: EmbeddedPorts, dates: readonly string[]): Promise<number> {
  const handler = featureEngineStage.handlers['data.loaded'];
  if (handler === undefined) throw new Error('the feature engine does not listen to data.loaded');
  const last = dates.at(-1) ?? '';
  const event = { run_id: '20260415T061500Z-ab12', game_date: last, tables: [], games: [] };
  const result = await handler(
    { ...event, changed_game_dates: [...dates] },
    { ...ports, settings: readFeatureEngineSettings({}) },
    stageContext('feature-engine'),
  );
  return result.rowsOut;
}

/** What pandas takes for the same windows, and whether they are the same. */
async function measurePandas(
  { warehouse }: EmbeddedPorts,
  scratch: string,
  { windows, full }: { windows: readonly Elapsed[]; full: readonly Elapsed[] },
): Promise<void> {
  await exportFacts(warehouse, scratch);
  const elapsedOf = (made: PandasWindows): Elapsed => ({
    elapsed: made.seconds * 1_000,
    processor: made.processor_seconds * 1_000,
  });
  const two = windows.map(() => elapsedOf(makePandasWindows(scratch, 'windows')));
  print('pandas, same windows', two, windows, 'of the same windows only');
  const made = full.map(() => makePandasWindows(scratch, 'all'));
  print('pandas, all windows ', made.map(elapsedOf), full, 'of the full build; wanted: at least 10x');
  const [first] = made;
  if (first === undefined) return;
  const shares = Object.entries(first.spent).map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`);
  console.log(`  processor seconds of pandas: ${shares.join(', ')}`);
  for (const compared of await compareTables(warehouse, first)) console.log(`  ${describe(compared)}`);
}

/** `team_rolling_features: 10740 rows, the sums of 36 columns equal those stored`; else the columns that are furthest off. */
function describe({ table, rows, columns }: ComparedTable): string {
  const differing = columns
    .filter(
      ({ known, relativeDifference }) =>
        known.made !== known.stored || relativeDifference > RELATIVE_DIFFERENCE_MAX,
    )
    .sort((left, right) => right.relativeDifference - left.relativeDifference);
  if (rows.made === rows.stored && differing.length === 0) {
    const largest = Math.max(...columns.map(({ relativeDifference }) => relativeDifference));
    return `${table}: ${rows.made} rows, the sums of ${columns.length} columns equal those stored (within ${largest.toExponential(0)})`;
  }
  const furthest = differing
    .slice(0, 5)
    .map(
      ({ column, known, relativeDifference }) =>
        `${column} ${known.made} of ${known.stored} known, ${relativeDifference.toExponential(1)} off`,
    );
  return `${table}: NOT equal: ${rows.made} rows in pandas, ${rows.stored} stored; ${differing.length} of ${columns.length} columns differ: ${furthest.join('; ')}`;
}

async function measure(retrosheet: string, scratch: string): Promise<void> {
  const ports = await openEmbeddedPorts(join(scratch, 'data'), { logLevel: 'error' });
  try {
    await prepareHistory(
      ports,
      { retrosheet, fromSeason: from, toSeason: to },
      { environment: {}, progress: () => undefined },
    );
    const rows = await ports.warehouse.query({
      text: `select distinct g.game_date from mlb_historical_data.games as g where g.game_date >= '1900-01-01' and ${counted} order by g.game_date`,
    });
    const dates = rows.map((row) => dateRow.parse(row).game_date);
    const settings = readFeatureEngineSettings({});
    const windows: Elapsed[] = [];
    const full: Elapsed[] = [];
    const day: Elapsed[] = [];
    let rowsOut = 0;
    let windowRows = 0;
    for (let round = 0; round < rounds; round += 1) {
      windows.push(
        await timeBoth(async () => {
          windowRows = await buildWindows(ports, dates, settings.datesPerQueryMax);
        }),
      );
      await clearFeatures(ports, dates);
      full.push(
        await timeBoth(async () => {
          rowsOut = await build(ports, dates);
        }),
      );
      day.push(await timeBoth(() => build(ports, dates.slice(-1))));
    }
    console.log(
      `  ${dates.length} dates of ${from} to ${to}, ${windowRows} rows of windows, ${rowsOut} rows in all, peak memory ${peakMemoryMb().toFixed(0)} MB`,
    );
    print('same windows only   ', windows);
    print('full build          ', full);
    print('one new day         ', day, full, 'of the full build; wanted: at most 0.05x');
    if (hasPythonModule('pandas')) await measurePandas(ports, scratch, { windows, full });
  } finally {
    await ports.warehouse.close();
  }
}

if (folder === null) console.log('  no recordings: nothing is measured');
else {
  const scratch = mkdtempSync(join(tmpdir(), 'hankstank-bench-'));
  try {
    await measure(folder, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
