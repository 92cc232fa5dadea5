import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openXgboostEngine } from '../../shared/adapters/local/xgboost/xgboost-engine.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { embeddedTreeEngine, type TreeEngine } from '../../shared/domain/trees/tree-engine.ts';
import type { TreeObjective } from '../../shared/domain/trees/tree-ensemble.ts';
import { syntheticRows } from '../support/synthetic-rows.ts';
import { formatRatio, formatTimings, interleave, ratios, summarize } from './measure.ts';
import { askPython, hasPythonModule } from './python.ts';

// Both engines on one thread against python-xgboost with the same settings, binning included: processor time, which does not depend on
// what else runs. A: three seasons of games; C: a count with many rows.

const [rounds = 5, trees = 200] = process.argv.slice(2).map(Number);

const datasets: readonly {
  name: string;
  objective: TreeObjective;
  rows: number;
  columns: number;
  maxDepth: number;
  eta: number;
}[] = [
  {
    name: 'A: 7,300 x 150, home win, depth 4',
    objective: 'binary:logistic',
    rows: 7_300,
    columns: 150,
    maxDepth: 4,
    eta: 0.05,
  },
  {
    name: 'B: 50,000 x 40, count, depth 4',
    objective: 'count:poisson',
    rows: 50_000,
    columns: 40,
    maxDepth: 4,
    eta: 0.1,
  },
];

const answer = z.object({ ms: z.number(), processor_ms: z.number(), trees: z.number() });

const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

async function openNative(): Promise<TreeEngine | null> {
  try {
    return await openXgboostEngine(process.env['XGBOOST_LIBRARY']);
  } catch (thrown) {
    console.log(`  ${asHanksTankError(thrown).message}`);
    return null;
  }
}

const native = await openNative();
const hasPython = hasPythonModule('xgboost');
for (const { name, objective, rows, columns, maxDepth, eta } of datasets) {
  const data = syntheticRows(objective, rows, columns, 11);
  const folder = mkdtempSync(join(tmpdir(), 'hankstank-bench-'));
  writeFileSync(join(folder, 'features.bin'), data.features);
  writeFileSync(join(folder, 'labels.bin'), data.labels);
  const parameters = {
    ...{ objective, rounds: trees, maxDepth, eta, lambda: 1, minChildWeight: 5 },
    ...{ subsample: 0.8, colsampleByTree: 0.8, maxBin: 256, baseScore: 0.5 },
  };
  const theirs = JSON.stringify({
    ...{ objective, tree_method: 'hist', max_depth: maxDepth, eta, lambda: 1, min_child_weight: 5 },
    ...{
      subsample: 0.8,
      colsample_bytree: 0.8,
      max_bin: 256,
      base_score: 0.5,
      seed: 1,
      nthread: 1,
      verbosity: 0,
    },
  });
  const train = (engine: TreeEngine) => async () => {
    const before = processorMs();
    engine.train(data, parameters, { seed: 1 });
    return processorMs() - before;
  };
  const values = await interleave(rounds, {
    ...(hasPython
      ? {
          python: async () =>
            answer.parse(askPython('train-xgboost.py', [folder, String(columns), theirs, String(trees)]))
              .processor_ms,
        }
      : {}),
    ...(native === null ? {} : { xgboost: train(native) }),
    embedded: train(embeddedTreeEngine),
  });
  rmSync(folder, { recursive: true, force: true });
  const { python = [], xgboost = [], embedded = [] } = values;
  const base = python.length > 0 ? python : xgboost;
  console.log(`  ${name}, ${trees} trees`);
  if (python.length > 0) console.log(`    python-xgboost  ${formatTimings(summarize(python))}`);
  if (xgboost.length > 0)
    console.log(
      `    xgboost         ${formatTimings(summarize(xgboost))}  ${formatRatio(ratios(xgboost, base))} (wanted: at most 1.15x)`,
    );
  console.log(
    `    embedded        ${formatTimings(summarize(embedded))}  ${base.length > 0 ? `${formatRatio(ratios(embedded, base))} (wanted: at most 2x)` : ''}`,
  );
}
