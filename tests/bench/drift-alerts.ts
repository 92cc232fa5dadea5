import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { batterFeatureNames, startFeatureNames } from '../../schemas/tables/player-feature-columns.ts';
import { prepareHistory } from '../../services/console/backtest/prepare-history.ts';
import { readDriftSettings } from '../../services/console/drift/config.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { formatTable } from '../../services/console/print-run.ts';
import { type InputRows, inputReferenceOf } from '../../shared/domain/drift/input-reference.ts';
import { judgeInputs } from '../../shared/domain/drift/judge-drift.ts';
import type { History } from '../../shared/domain/history/history.ts';
import { historyFeatureNames } from '../../shared/models/game-outcome/history/features.ts';
import { buildGameRows } from '../../shared/models/game-outcome/history/game-rows.ts';
import { walkStarts } from '../../shared/models/pitcher-strikeouts/index.ts';
import { walkBatters } from '../../shared/models/player-performance/index.ts';
import { inputsOf } from '../../shared/models/player-training.ts';
import { readHistory } from '../../shared/runtime/history/read-history.ts';
import { testData } from '../support/test-data.ts';

// How often the inputs of the models are on alert in ordinary months, by the configured limit alone and by the one that knows how far a
// month of the training was from all of it. A model learns from everything before a month, and the month is measured.
//   node tests/bench/drift-alerts.ts 2014 2017 [2010] [FOLDER to keep the warehouse in]

const [from = 2014, to = 2017, learnFrom = 2010] = process.argv.slice(2, 5).map(Number);
const kept = process.argv[5];

/** Seasons that a model of each system looks back on. */
function inputsOfSystems(history: History): { system: string; seasonsBack: number; rows: InputRows }[] {
  const games = buildGameRows(history, 'projected');
  const width = historyFeatureNames.length;
  return [
    {
      system: 'game_outcome (blend)',
      seasonsBack: 99,
      rows: {
        names: historyFeatureNames,
        dates: games.games.map(({ gameDate }) => gameDate),
        vectors: games.games.map((_, row) => games.features.subarray(row * width, (row + 1) * width)),
      },
    },
    {
      system: 'pitcher_strikeouts',
      seasonsBack: 7,
      rows: inputsOf(startFeatureNames, walkStarts(history, 'projected')),
    },
    {
      system: 'player_performance',
      seasonsBack: 3,
      rows: inputsOf(batterFeatureNames, walkBatters(history, 'projected')),
    },
  ];
}

/** The rows of dates that begin with some text, or lie before it. */
function rowsWhere(rows: InputRows, keep: (date: string) => boolean): InputRows {
  const places = [...rows.dates.keys()].filter((row) => keep(rows.dates[row] ?? ''));
  return {
    names: rows.names,
    dates: places.map((row) => rows.dates[row] ?? ''),
    vectors: places.map((row) => rows.vectors[row] ?? []),
  };
}

function measure({
  system,
  seasonsBack,
  rows,
}: ReturnType<typeof inputsOfSystems>[number]): (string | number)[] {
  const settings = readDriftSettings({});
  let [months, judgements, plain, usual] = [0, 0, 0, 0];
  const often = new Map<string, number>();
  for (let season = from; season <= to; season += 1) {
    const first = `${Math.max(learnFrom + 1, season - seasonsBack)}-01-01`;
    for (let month = 4; month <= 9; month += 1) {
      const until = `${season}-0${month}-01`;
      const reference = inputReferenceOf(rowsWhere(rows, (date) => date >= first && date < until));
      const recent = rowsWhere(rows, (date) => date.startsWith(`${season}-0${month}`));
      const judged = judgeInputs(reference, recent, (name) => name, settings);
      months += 1;
      judgements += judged.length;
      plain += judged.filter(({ value }) => (value ?? 0) > settings.psiMax).length;
      for (const { subject, status } of judged)
        if (status === 'alert') {
          usual += 1;
          often.set(subject, (often.get(subject) ?? 0) + 1);
        }
    }
  }
  const most = [...often].sort((left, right) => right[1] - left[1]).slice(0, 4);
  return [
    system,
    months,
    judgements,
    plain,
    usual,
    most.map(([name, count]) => `${name} ${count}`).join(', '),
  ];
}

async function run(folder: string): Promise<void> {
  const isLoaded = existsSync(folder);
  const ports = await openEmbeddedPorts(folder, { logLevel: 'error' });
  if (!isLoaded) {
    const files = { retrosheet: testData('retrosheet') ?? undefined, fromSeason: learnFrom, toSeason: to };
    await prepareHistory(ports, files, { environment: {}, progress: () => undefined });
  }
  const history = await readHistory(ports.warehouse, learnFrom, to);
  await ports.warehouse.close();
  const header = ['system', 'months', 'judgements', 'above the limit alone', 'on alert', 'most often'];
  for (const line of formatTable(header, inputsOfSystems(history).map(measure))) console.log(line);
}

const folder = kept ?? mkdtempSync(join(tmpdir(), 'hankstank-bench-'));
try {
  await run(kept ?? join(folder, 'data'));
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
