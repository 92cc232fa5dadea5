import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
import { askPython, hasPythonModule } from './python.ts';

// Against straightforward pandas that sums the windows of teams and pitchers (feature-windows.py), of some seasons of Retrosheet: the same
// windows, computed and stored; and the full build, which makes six more tables and the ratings besides. Then the features of one new day,
// the last one. Loading the seasons counts for nothing.

const [from = 2010, to = 2017, rounds = 1] = process.argv.slice(2, 5).map(Number);
const folder = testData('retrosheet');

const dateRow = z.object({ game_date: z.iso.date() });
const scalarRow = z.record(z.string(), z.number());

const counted = "is_complete and g.game_type in ('R', 'F', 'D', 'L', 'W') and g.home_score <> g.away_score";
const always = "g.game_date >= '1900-01-01'";

/** What the pandas script reads. */
const exports: Readonly<Record<string, string>> = {
  slates:
    "select distinct f.feature_date, f.cutoff_at from mlb_features.team_rolling_features as f where f.feature_date >= '1900-01-01' order by f.feature_date",
  games: `select g.game_pk, g.game_date, g.season, g.completed_at, g.home_team_id, g.away_team_id, g.home_score, g.away_score from mlb_historical_data.games as g where ${always} and ${counted}`,
  totals:
    "select t.game_pk, t.team_id, t.plate_appearances, t.strikeouts, t.walks, t.home_runs from mlb_historical_data.team_game_totals as t where t.game_date >= '1900-01-01'",
  pitching: `select p.game_pk, p.player_id, p.team_id, g.game_date, g.completed_at, p.is_starter, p.pitches, p.batters_faced, p.strikeouts, p.walks, p.home_runs, p.hit_batters, p.runs, p.outs_recorded from mlb_historical_data.player_pitching_lines as p inner join mlb_historical_data.games as g on p.game_pk = g.game_pk where p.game_date >= '1900-01-01' and ${always} and ${counted}`,
};

/** The same sums that the script prints. */
const sumsSql =
  "select count(*) as team_rows, sum(f.runs_scored_30d) as runs_scored_30d, sum(f.home_runs_60d) as home_runs_60d, sum(f.bullpen_pitches_3d) as bullpen_pitches_3d from mlb_features.team_rolling_features as f where f.feature_date >= '1900-01-01' and f.games_7d + f.games_60d + f.games_season + f.home_games_365d + f.away_games_365d > 0";
const pitcherSumsSql =
  "select count(*) as pitcher_rows, sum(f.strikeouts_365d) as strikeouts_365d, sum(f.outs_14d) as outs_14d from mlb_features.pitcher_features_daily as f where f.feature_date >= '1900-01-01'";

const answer = z.object({
  seconds: z.number(),
  processor_seconds: z.number(),
  team_rows: z.number(),
  pitcher_rows: z.number(),
  sums: z.record(z.string(), z.number()),
});

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

async function exportCsv({ warehouse }: EmbeddedPorts, scratch: string): Promise<void> {
  for (const [name, text] of Object.entries(exports)) {
    const rows = await warehouse.query({ text });
    const columns = Object.keys(rows[0] ?? {});
    const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
    writeFileSync(join(scratch, `${name}.csv`), `${[columns.join(','), ...lines].join('\n')}\n`);
  }
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
      text: `select distinct g.game_date from mlb_historical_data.games as g where ${always} and ${counted} order by g.game_date`,
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
    if (!hasPythonModule('pandas')) return;
    await exportCsv(ports, scratch);
    const pandas = Array.from({ length: rounds }, () =>
      answer.parse(askPython('feature-windows.py', [scratch])),
    );
    const times = pandas.map((own) => ({
      elapsed: own.seconds * 1_000,
      processor: own.processor_seconds * 1_000,
    }));
    print('pandas, same windows', times, windows, 'of the same windows only');
    print('pandas, same windows', times, full, 'of the full build; wanted: at least 10x');
    const [teams = {}] = await ports.warehouse.query({ text: sumsSql });
    const [pitchers = {}] = await ports.warehouse.query({ text: pitcherSumsSql });
    const ours = scalarRow.parse({ ...teams, ...pitchers });
    const [theirs] = pandas.map(({ team_rows, pitcher_rows, sums }) => ({
      team_rows,
      pitcher_rows,
      ...sums,
    }));
    const differing = Object.entries(theirs ?? {}).filter(([name, value]) => ours[name] !== value);
    console.log(
      differing.length === 0
        ? `  the sums of both are equal: ${Object.keys(theirs ?? {}).join(', ')}`
        : `  NOT equal: ${differing.map(([name, value]) => `${name} ${ours[name]} here, ${value} in pandas`).join('; ')}`,
    );
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
