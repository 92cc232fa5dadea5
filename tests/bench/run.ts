import { spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

/** The benchmarks in order; each is a process of its own, so that neither memory nor warmth is handed on. */
const benchmarks: readonly { title: string; file: string; args: readonly string[] }[] = [
  {
    title: 'Collect, validate and load, over JSON.parse (wanted: at most 3x)',
    file: 'stages-over-parse.ts',
    args: ['15', '9'],
  },
  { title: 'The same for a day of 100 games', file: 'stages-over-parse.ts', args: ['100', '5'] },
  { title: 'Memory of a day of 100 games (wanted: below 600 MB)', file: 'memory-of-a-day.ts', args: ['100'] },
  { title: 'MERGE of an unchanged day (wanted: under 0.10x)', file: 'merge-unchanged.ts', args: ['15', '7'] },
  { title: 'The same for a day of 100 games', file: 'merge-unchanged.ts', args: ['100', '5'] },
  {
    title:
      'A simulated season from the archive through load, over JSON.parse (wanted: at most 3x, below 1 GB)',
    file: 'season-over-parse.ts',
    // The whole season is 2430 games: `node tests/bench/season-over-parse.ts 2430 1`, some minutes.
    args: ['300', '3'],
  },
  {
    title: 'The same of recorded feeds again and again, which are twice as large',
    file: 'season-over-parse.ts',
    args: ['300', '3', 'recorded'],
  },
  {
    title: 'Retrosheet 2010-2017 against DuckDB reading the same CSVs bare (wanted: at most 3x, below 1 GB)',
    file: 'retrosheet-import.ts',
    args: ['2010', '2017', '3'],
  },
  {
    title: 'A training of game_outcome on eight seasons with history (wanted: under 3 minutes)',
    file: 'train-game-outcome.ts',
    args: ['2010', '2017'],
  },
  {
    title:
      'The variant with the opening line on the way of the nightly chain, eight seasons (wanted: 2016-17 at most .2413)',
    file: 'open-line-chain.ts',
    args: ['2010', '2017'],
  },
  {
    title:
      'All features of eight seasons against a pandas script of the same tables, and one new day (wanted: 10x faster; at most 0.05x)',
    file: 'feature-build.ts',
    args: ['2010', '2017', '1'],
  },
  {
    title:
      'Whether what surrounds a game tells the blend anything, 2012 to 2015 (a gain is below minus one standard error)',
    file: 'context-trial.ts',
    args: ['2012', '2015', '2010'],
  },
  {
    title:
      'P(over) of the strikeout systems against the lines of bookmakers, 2025, and what these say themselves',
    file: 'strikeout-lines.ts',
    args: [],
  },
  {
    title: 'How often inputs of the models are on alert in ordinary months, by .25 alone and as it is judged',
    file: 'drift-alerts.ts',
    args: ['2014', '2017', '2010'],
  },
  {
    title: 'Training trees over python-xgboost (wanted: embedded 2x, xgboost 1.15x)',
    file: 'train-trees.ts',
    args: [],
  },
  { title: 'Scoring one row (wanted: at most 15 µs)', file: 'score-row.ts', args: [] },
  { title: 'Cold start of the API (wanted: under 500 ms)', file: 'cold-start.ts', args: [] },
  { title: 'Prediction API under load', file: 'prediction-load.ts', args: [] },
  {
    title: 'A night over the wire, one process a stage, over the embedded chain; jobs of BigQuery a night',
    file: 'cloud-chain.ts',
    args: [],
  },
  {
    title:
      'Stages over the wire: jobs of BigQuery a night (wanted: as many for one game as for fifteen), memory of each',
    file: 'cloud-memory.ts',
    args: [],
  },
  { title: 'The demo (wanted: under 60 s on 2 cores)', file: 'demo-stages.ts', args: [] },
];

const wanted = process.argv.slice(2);
const chosen = benchmarks.filter(
  ({ file }) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)),
);
const processors = cpus();
console.log(
  `${processors.length} x ${processors[0]?.model ?? 'unknown processor'}, ${(totalmem() / 1e9).toFixed(0)} GB, Node ${process.version}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);
console.log(
  'Medians with the smallest and largest of n repetitions; ratios are of the same round. Nothing here is asserted.',
);
for (const { title, file, args } of chosen) {
  console.log(`\n${title}`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, file), ...args], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
