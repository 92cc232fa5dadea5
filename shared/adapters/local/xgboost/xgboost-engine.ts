import { HanksTankError } from '../../../domain/errors.ts';
import type { TrainedTrees, TreeTrainingOptions } from '../../../domain/trees/train-trees.ts';
import { checkDataset, type TreeDataset } from '../../../domain/trees/tree-dataset.ts';
import type { TreeEngine } from '../../../domain/trees/tree-engine.ts';
import { defaultBaseScore } from '../../../domain/trees/tree-objectives.ts';
import {
  parseTreeParameters,
  type TreeParameters,
  type TreeParametersInput,
} from '../../../domain/trees/tree-parameters.ts';
import { type Handle, openXgboostLibrary, type XgboostLibrary } from './xgboost-library.ts';

/** Our parameters by XGBoost's names. One thread: more would give other bytes. */
const nativeParameters = (
  settings: TreeParameters,
  baseScore: number,
  seed: number,
): Record<string, string> => ({
  objective: settings.objective,
  tree_method: 'hist',
  base_score: String(baseScore),
  max_depth: String(settings.maxDepth),
  eta: String(settings.eta),
  lambda: String(settings.lambda),
  alpha: String(settings.alpha),
  gamma: String(settings.gamma),
  min_child_weight: String(settings.minChildWeight),
  subsample: String(settings.subsample),
  colsample_bytree: String(settings.colsampleByTree),
  max_bin: String(settings.maxBin),
  seed: String(seed),
  nthread: '1',
  verbosity: '0',
  eval_metric: evaluationMetrics[settings.objective],
});

/** The metrics that the embedded engine watches too, by XGBoost's names. */
const evaluationMetrics: Record<TreeParameters['objective'], string> = {
  'binary:logistic': 'logloss',
  'count:poisson': 'poisson-nloglik',
  'reg:squarederror': 'rmse',
};

/** The number of `[3]	validation-logloss:0.681234`. */
function metricOf(evaluation: string): number {
  const value = Number(evaluation.split(':').at(-1));
  if (Number.isFinite(value)) return value;
  throw new HanksTankError(
    'ENGINE_FAILED',
    `XGBoost's evaluation has no number: ${evaluation.slice(0, 100)}`,
  );
}

/** Frees what was made, in the opposite order, whatever happens. */
function withHandles<Result>(
  work: (keep: (handle: Handle, free: (handle: Handle) => void) => Handle) => Result,
): Result {
  const kept: (() => void)[] = [];
  try {
    return work((handle, free) => {
      kept.push(() => free(handle));
      return handle;
    });
  } finally {
    for (const free of kept.reverse()) free();
  }
}

function train(
  library: XgboostLibrary,
  dataset: TreeDataset,
  parameters: TreeParametersInput,
  { seed, validation, earlyStoppingRounds }: TreeTrainingOptions,
): TrainedTrees {
  const settings = parseTreeParameters(parameters);
  const { objective, rounds } = settings;
  if (earlyStoppingRounds !== undefined && (validation === undefined || !(earlyStoppingRounds >= 1))) {
    throw new HanksTankError(
      'CONFIG_INVALID',
      `Early stopping after ${earlyStoppingRounds} rounds needs validation data and at least 1 round.`,
    );
  }
  return withHandles((keep) => {
    const matrixOf = (name: string, data: TreeDataset): Handle => {
      const info = checkDataset(name, data, objective, dataset.featureNames);
      const shape = { rows: data.rowCount, columns: dataset.featureNames.length };
      return keep(
        library.createMatrix(data.features, shape, { ...info, names: dataset.featureNames }),
        library.freeMatrix,
      );
    };
    const { labels, weights } = checkDataset('training', dataset, objective);
    const baseScore = settings.baseScore ?? defaultBaseScore(objective, labels, weights);
    const matrix = matrixOf('training', dataset);
    const watched = validation === undefined ? null : matrixOf('validation', validation);
    const booster = keep(
      library.createBooster(
        watched === null ? [matrix] : [matrix, watched],
        nativeParameters(settings, baseScore, seed),
      ),
      library.freeBooster,
    );

    let best = { round: 0, metric: Number.POSITIVE_INFINITY };
    let lastMetric: number | null = null;
    let grown = 0;
    while (grown < rounds) {
      library.update(booster, grown, matrix);
      grown += 1;
      if (watched === null) continue;
      lastMetric = metricOf(library.evaluate(booster, grown - 1, watched));
      if (lastMetric < best.metric) best = { round: grown, metric: lastMetric };
      if (earlyStoppingRounds !== undefined && grown - best.round >= earlyStoppingRounds) break;
    }
    const stopsEarly = earlyStoppingRounds !== undefined && best.round > 0;
    const bestRound = stopsEarly ? best.round : grown;
    const kept = bestRound === grown ? booster : keep(library.slice(booster, bestRound), library.freeBooster);
    return {
      modelJson: library.saveJson(kept, dataset.featureNames),
      bestRound,
      validationMetric: stopsEarly ? best.metric : lastMetric,
    };
  });
}

/**
 * XGBoost itself, through its C API: the reference of the embedded engine, and faster. Takes the library at a path, or the one that the
 * system knows. Throws ENGINE_UNAVAILABLE (setup) when there is none.
 */
export async function openXgboostEngine(
  libraryPath?: string,
): Promise<TreeEngine & { readonly version: string }> {
  const library = await openXgboostLibrary(libraryPath);
  return {
    name: 'xgboost',
    version: library.version,
    train: (dataset, parameters, options) => train(library, dataset, parameters, options),
  };
}
