import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { prepareHistory } from '../../services/console/backtest/prepare-history.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { readFeatureEngineSettings } from '../../services/feature-engine/config.ts';
import { rebuildStaleFeatures } from '../../services/feature-engine/handler.ts';
import { updateMarketMemory } from '../../services/feature-engine/update-market-memory.ts';
import { readTrainingGames } from '../../services/trainer/read-training-games.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { pairedDifference } from '../../shared/domain/statistics/paired-difference.ts';
import { brierLosses, brierScore } from '../../shared/domain/statistics/probability-scores.ts';
import { examineGames } from '../../shared/models/game-outcome/examine-games.ts';
import { examineOpenLine } from '../../shared/models/game-outcome/open-line/examine-open-line.ts';
import { chooseMember } from '../../shared/models/game-outcome/score-members.ts';
import { fitExamined } from '../../shared/models/game-outcome/train-game-outcome.ts';
import { trainingSettingsSchema } from '../../shared/models/game-outcome/training-settings.ts';
import { stageContext } from '../support/stage-context.ts';
import { testData } from '../support/test-data.ts';
import { peakMemoryMb } from './measure.ts';
import { printMoveScales } from './move-scales.ts';
import { printMetrics, printSeasons } from './print-members.ts';

// The variant with the opening line on the way of the nightly chain: seasons of Retrosheet and odds through the loader, every feature by the feature
// engine (line-ups as expected, not as archived), training rows as the trainer reads them, members judged on games that they forecast before they
// learned them. Then what the market's memory costs when nothing changed.

const [from = 2010, to = 2017] = process.argv.slice(2, 4).map(Number);
const [retrosheet, odds] = [testData('retrosheet'), testData('odds')];

const dateRow = z.object({ game_date: z.iso.date() });

const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

async function timed<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
  const before = processorSeconds();
  const result = await work();
  console.log(`  ${title}: ${(processorSeconds() - before).toFixed(1)} s of processor time`);
  return result;
}

async function buildFeatures(ports: EmbeddedPorts): Promise<string> {
  const rows = await ports.warehouse.query({
    text: "select distinct g.game_date from mlb_historical_data.games as g where g.game_date >= '1900-01-01' and g.is_complete and g.game_type in ('R', 'F', 'D', 'L', 'W') order by g.game_date",
  });
  const dates = rows.map((row) => dateRow.parse(row).game_date);
  const last = dates.at(-1) ?? '';
  const event = { run_id: '20180101T061500Z-ab12', game_date: last, tables: [], games: [] };
  await rebuildStaleFeatures(
    { ...event, changed_game_dates: dates },
    { ...ports, settings: readFeatureEngineSettings({}) },
    stageContext('feature-engine'),
  );
  return last;
}

async function measure(scratch: string): Promise<void> {
  const ports = await openEmbeddedPorts(join(scratch, 'data'), { logLevel: 'error' });
  try {
    const files = { retrosheet: retrosheet ?? '', odds: odds ?? '', fromSeason: from, toSeason: to };
    await timed('load games and prices', () =>
      prepareHistory(ports, files, { environment: {}, progress: () => undefined }),
    );
    const last = await timed('build features', () => buildFeatures(ports));
    const folder = { runId: '20180101T061500Z-ab12', eventId: 'again' };
    const again = await timed('market memory again', () => updateMarketMemory(folder, ports));
    console.log(`  ${again.lines.length} closing lines; ${again.dates.length} dates differ`);
    const slate = addDays(last, 1);
    const games = await readTrainingGames(ports.warehouse, {
      slate_date: slate,
      cutoff_at: `${slate}T16:00:00.000Z`,
    });
    const remembered = games.filter(({ marketMemory }) => marketMemory !== null).length;
    console.log(`  ${games.length} training games, ${remembered} with a memory of the market`);
    const settings = trainingSettingsSchema.parse({});
    const without = examineGames(games, settings, null);
    if (without.kind !== 'examined') throw new Error(without.reason);
    const outcome = await timed('judge with the opening line', async () =>
      examineOpenLine(without.examination, settings),
    );
    if (outcome.kind !== 'examined') throw new Error(outcome.reason);
    const { examination } = outcome;
    const choice = chooseMember(examination.candidates, examination.outcomes, 2);
    console.log(`  ${choice.reason}`);
    const trained = fitExamined(examination, choice.member);
    printMetrics(trained.metrics);
    const { slope, slope_standard_error: error } = trained.calibration;
    console.log(`  calibration slope ${slope?.toFixed(3)} ± ${error?.toFixed(3)}`);
    for (const seasons of [
      [2013, 2014, 2015],
      [2016, 2017],
    ])
      printSeasons(examination, seasons);
    printMoveScales(games, [2012, 2013, 2014, 2015]);
    printClose(
      examination.outOfSample,
      examination.candidates.at(-1)?.probabilities ?? [],
      examination.outcomes,
    );
    console.log(`  peak memory ${peakMemoryMb().toFixed(0)} MB`);
  } finally {
    await ports.warehouse.close();
  }
}

/** The last candidate beside the closing line, of the last two seasons: better than the close by more than .002 would be a leak. */
function printClose(
  games: readonly { date: string; closeLine: number | null }[],
  probabilities: readonly number[],
  outcomes: readonly number[],
): void {
  const rows = games.flatMap(({ date, closeLine }, position) => {
    const own = probabilities[position] ?? Number.NaN;
    return closeLine === null || Number.isNaN(own) || date < '2016-01-01'
      ? []
      : [{ own, closeLine, outcome: outcomes[position] ?? Number.NaN }];
  });
  const [own, close, won] = [
    rows.map((row) => row.own),
    rows.map((row) => row.closeLine),
    rows.map((row) => row.outcome),
  ];
  const { mean, standardError } = pairedDifference(brierLosses(own, won), brierLosses(close, won));
  console.log(
    `  since 2016 with a close: ${rows.length} games, ${brierScore(own, won).toFixed(5)}, close ${brierScore(close, won).toFixed(5)} (${mean.toFixed(5)} ± ${standardError?.toFixed(5)})`,
  );
}

if (retrosheet === null || odds === null) console.log('  no recordings: nothing is measured');
else {
  const scratch = mkdtempSync(join(tmpdir(), 'hankstank-bench-'));
  try {
    await measure(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
