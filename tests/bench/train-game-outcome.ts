import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loaderStage } from '../../functions/loader/handler.ts';
import { readValidatorSettings } from '../../functions/validator/config.ts';
import { validatorStage } from '../../functions/validator/handler.ts';
import { importRetrosheet } from '../../services/console/commands/backfill-retrosheet.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { importOddsFile, openOddsFile } from '../../services/console/import-odds-file.ts';
import type { History } from '../../shared/domain/history/history.ts';
import { seededRandom } from '../../shared/domain/trees/seeded-random.ts';
import { explainModel, modelProbability } from '../../shared/models/game-outcome/answering-model.ts';
import { examineGames } from '../../shared/models/game-outcome/examine-games.ts';
import { readGameOutcomeModel, writeGameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import { examineOpenLine } from '../../shared/models/game-outcome/open-line/examine-open-line.ts';
import { chooseMember } from '../../shared/models/game-outcome/score-members.ts';
import { fitExamined } from '../../shared/models/game-outcome/train-game-outcome.ts';
import { trainingSettingsSchema } from '../../shared/models/game-outcome/training-settings.ts';
import { readHistory } from '../../shared/runtime/history/read-history.ts';
import { attachStage } from '../../shared/runtime/stage.ts';
import { trainingGamesOf } from '../support/history-training-games.ts';
import { testData } from '../support/test-data.ts';
import { peakMemoryMb } from './measure.ts';
import { printMetrics, printSeasons } from './print-members.ts';

// One training of game_outcome on Retrosheet's seasons with the facts of history. The nightly features are noise but for Elo: the logistic
// member and the trees do all their work, and their scores mean nothing here. With the odds beside them, the variant with the opening line too.

const [from = 2010, to = 2017] = process.argv.slice(2, 4).map(Number);
const folder = testData('retrosheet');
const odds = testData('odds');

async function readSeasonsOf(path: string, scratch: string): Promise<History> {
  const ports = await openEmbeddedPorts(join(scratch, 'data'), { logLevel: 'error' });
  const { objects, warehouse } = ports;
  attachStage(validatorStage, { objects, settings: readValidatorSettings({}) }, ports);
  attachStage(loaderStage, { objects, warehouse }, ports);
  await importRetrosheet(ports, { path, from, to }, () => undefined);
  if (odds !== null)
    await importOddsFile(ports, openOddsFile(join(odds, 'moneylines_2010_2017.csv.gz')), 'multiplicative');
  const history = await readHistory(warehouse, from, to);
  await warehouse.close();
  return history;
}

const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

function timed<Result>(title: string, work: () => Result): Result {
  const [start, processor] = [performance.now(), processorMs()];
  const result = work();
  const elapsed = (performance.now() - start) / 1_000;
  const used = (processorMs() - processor) / 1_000;
  console.log(`  ${title}: ${elapsed.toFixed(1)} s, ${used.toFixed(1)} s of processor time`);
  return result;
}

function measure(history: History): void {
  const random = seededRandom(5);
  const games = trainingGamesOf(history).map((game) => ({
    ...game,
    openLine: history.prices.get(game.gamePk)?.open ?? null,
  }));
  for (const { vector } of games)
    for (let column = 1; column < vector.length; column += 1) vector[column] = random();
  const settings = trainingSettingsSchema.parse({});
  console.log(`  seasons ${from} to ${to}: ${games.length} games`);
  const outcome = timed('tune, and judge every member', () => examineGames(games, settings, null));
  if (outcome.kind !== 'examined') throw new Error(outcome.reason);
  const { examination } = outcome;
  timed('judge with known parameters', () => examineGames(games, settings, examination.tuned));
  const { member, reason } = chooseMember(examination.candidates, examination.outcomes, 2);
  const trained = timed(`fit ${member} to all games, card included`, () => fitExamined(examination, member));
  const text = writeGameOutcomeModel(trained.file);
  const model = readGameOutcomeModel(text);
  for (const [title, work] of [
    ['predict', modelProbability],
    ['explain', explainModel],
  ] as const) {
    for (const game of games.slice(-1_000)) work(model, game);
    const before = processorMs();
    for (const game of games.slice(-1_000)) work(model, game);
    console.log(`  ${title}: ${(processorMs() - before).toFixed(0)} µs a game`);
  }
  console.log(
    `  model file: ${(text.length / 1_000).toFixed(0)} kB; peak memory ${peakMemoryMb().toFixed(0)} MB`,
  );
  console.log(`  ${reason}`);
  const { slope, slope_standard_error: error, platt } = trained.calibration;
  console.log(
    `  calibration slope ${slope?.toFixed(3)} ± ${error?.toFixed(3)}, ${platt === null ? 'no correction' : 'corrected'}`,
  );
  for (const { forecast, margin_interval_80_coverage: coverage, games: count } of trained.runsMetrics)
    console.log(
      `  80% interval of the margin by ${forecast}: holds ${(100 * (coverage ?? 0)).toFixed(1)}% of ${count} games`,
    );
  printMetrics(trained.metrics);
  const priced = timed('judge with the opening line', () => examineOpenLine(examination, settings));
  if (priced.kind === 'too_little_data') {
    console.log(`  with the opening line: ${priced.reason}`);
    return;
  }
  const { candidates, outcomes, openLine } = priced.examination;
  const choice = chooseMember(candidates, outcomes, 2);
  console.log(`  with the opening line: ${choice.reason}`);
  console.log(
    `  weights of line and model: ${openLine?.weights.weights.map((each) => each.toFixed(3)).join(', ')}`,
  );
  printMetrics(fitExamined(priced.examination, choice.member).metrics);
  for (const seasons of [
    [2013, 2014, 2015],
    [2016, 2017],
  ])
    printSeasons(priced.examination, seasons);
}

if (folder === null) console.log('  no recordings: nothing is measured');
else {
  const scratch = mkdtempSync(join(tmpdir(), 'hankstank-bench-'));
  try {
    measure(await readSeasonsOf(folder, scratch));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
