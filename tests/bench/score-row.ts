import { predictLinear } from '../../shared/domain/linear/linear-model.ts';
import { fitLogisticRegression } from '../../shared/domain/linear/logistic-regression.ts';
import { predictTrees } from '../../shared/domain/trees/score-trees.ts';
import { trainTrees } from '../../shared/domain/trees/train-trees.ts';
import { readXgboostModel } from '../../shared/domain/trees/xgboost-json.ts';
import { gameOutcome } from '../../shared/models/game-outcome/index.ts';
import { snapshotOf } from '../support/outcome-world.ts';
import { rowsAsLists, syntheticRows } from '../support/synthetic-rows.ts';
import { trainedFile, trainedTreesFile } from '../support/trained-file.ts';

// Scoring one row in this process: trees of two depths, a linear model, and a whole game from its entity rows (assembling, both models).

const [calls = 50_000] = process.argv.slice(2).map(Number);

/** Microseconds of single calls: median and 99th percentile. The first fifth warms up. */
function measure(title: string, score: (index: number) => number, wanted = ''): void {
  const durations = new Float64Array(calls);
  let sum = 0;
  for (let index = 0; index < calls; index += 1) {
    const start = process.hrtime.bigint();
    sum += score(index);
    durations[index] = Number(process.hrtime.bigint() - start) / 1_000;
  }
  if (!Number.isFinite(sum)) throw new Error(`${title}: a prediction is no number`);
  const sorted = durations.slice(calls / 5).sort();
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  console.log(`  ${title.padEnd(46)} ${at(0.5)} µs, 99th percentile ${at(0.99)} µs${wanted}`);
}

const width = 150;
const data = syntheticRows('binary:logistic', 5_000, width, 11);
const rows = rowsAsLists(data.features, width).map((row) =>
  Float32Array.from(row, (value) => value ?? Number.NaN),
);
const rowAt = (index: number): Float32Array => rows[index % rows.length] ?? new Float32Array(width);
for (const maxDepth of [4, 6]) {
  const parameters = { objective: 'binary:logistic', rounds: 200, maxDepth, eta: 0.05 } as const;
  const ensemble = readXgboostModel(trainTrees(data, parameters, { seed: 1 }).modelJson);
  measure(
    `200 trees of depth ${maxDepth}, ${width} features`,
    (index) => predictTrees(ensemble, rowAt(index)),
    ' (wanted: at most 15 µs)',
  );
}
const { model: linear } = fitLogisticRegression(
  {
    features: Float64Array.from(data.features),
    rowCount: data.rowCount,
    featureNames: data.featureNames,
    labels: data.labels,
  },
  { lambda: 100 },
);
measure(`logistic, ${width} features`, (index) => predictLinear(linear, rowAt(index)));

const snapshot = snapshotOf('2026-06-01');
const [home, away] = snapshot.teams;
const [homeStarter = null, awayStarter = null] = snapshot.starters;
if (home === undefined || away === undefined) throw new Error('the snapshot has no two teams');
for (const file of [trainedFile, trainedTreesFile]) {
  const model = gameOutcome.readModel(JSON.stringify(file));
  const input = {
    home,
    away,
    homeStarter,
    awayStarter,
    league: snapshot.league,
    facts: null,
    openLine: null,
    marketMemory: null,
  };
  measure(
    `a game by ${file.member}, from entity rows`,
    () => gameOutcome.predict(model, input).homeWinProbability,
  );
}
