import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openXgboostEngine } from '../../../shared/adapters/local/xgboost/xgboost-engine.ts';
import { asHanksTankError } from '../../../shared/domain/errors.ts';
import { treeMarginBatch } from '../../../shared/domain/trees/score-trees.ts';
import { embeddedTreeEngine } from '../../../shared/domain/trees/tree-engine.ts';
import { TREE_OBJECTIVES } from '../../../shared/domain/trees/tree-ensemble.ts';
import { readXgboostModel } from '../../../shared/domain/trees/xgboost-json.ts';
import { trainGameOutcome } from '../../../shared/models/game-outcome/train-game-outcome.ts';
import { readTrainingRows } from '../../../shared/models/game-outcome/training-row.ts';
import { trainingSettingsSchema } from '../../../shared/models/game-outcome/training-settings.ts';
import { outcomeWorld } from '../../support/outcome-world.ts';
import { askPythonXgboost, pythonXgboostVersion } from '../../support/python-xgboost.ts';
import { rowsAsLists, syntheticRows } from '../../support/synthetic-rows.ts';

/** The engine, or null (said on the console) where the library is not installed. */
const engine = await openXgboostEngine().catch((thrown: unknown) => {
  const error = asHanksTankError(thrown);
  if (error.code !== 'ENGINE_UNAVAILABLE') throw error;
  console.warn(`The xgboost engine is NOT checked here: ${error.message}`);
  return null;
});
const hasSameXgboost = engine !== null && pythonXgboostVersion() === engine.version;
const WIDTH = 8;

const answerSchema = z.object({ model: z.string(), margins: z.array(z.number()), rounds: z.int() });

/** What python-xgboost makes of the same rows and parameters. */
function askPython(
  objective: string,
  rows: ReturnType<typeof syntheticRows>,
  test: ReturnType<typeof syntheticRows>,
  more: Record<string, unknown>,
): z.output<typeof answerSchema> {
  return answerSchema.parse(
    askPythonXgboost(
      `train = matrix(given["trainRows"], label=np.array(given["labels"]), weight=np.array(given["weights"]))
watch = matrix(given["rows"], label=np.array(given["testLabels"]))
booster = xgb.train({"objective": given["objective"], "tree_method": "hist", "max_depth": 3, "eta": 0.1, "lambda": 2, "alpha": 0.1, "gamma": 0.01,
    "min_child_weight": 3, "subsample": 0.8, "colsample_bytree": 0.5, "max_bin": 64, "base_score": given["base"], "seed": 7, "nthread": 1, "verbosity": 0,
    "eval_metric": given["metric"]}, train, given["rounds"], evals=[(watch, "validation")] if given["stop"] else [],
    early_stopping_rounds=given["stop"], verbose_eval=False)
rounds = booster.best_iteration + 1 if given["stop"] else given["rounds"]
kept = booster[:rounds]
answer = {"model": save(kept), "margins": opinion(kept, given["rows"])["margins"], "rounds": rounds}`,
      {
        featureNames: rows.featureNames,
        objective,
        trainRows: rowsAsLists(rows.features, WIDTH),
        labels: [...rows.labels],
        weights: weights(rows.rowCount),
        rows: rowsAsLists(test.features, WIDTH),
        testLabels: [...test.labels],
        stop: null,
        ...more,
      },
    ),
  );
}

const weights = (count: number): number[] => Array.from({ length: count }, (_, row) => 0.5 + (row % 3) / 2);

const parameters = {
  maxDepth: 3,
  eta: 0.1,
  lambda: 2,
  alpha: 0.1,
  gamma: 0.01,
  minChildWeight: 3,
  subsample: 0.8,
  colsampleByTree: 0.5,
  maxBin: 64,
};

const metrics = {
  'binary:logistic': 'logloss',
  'count:poisson': 'poisson-nloglik',
  'reg:squarederror': 'rmse',
} as const;

describe.each(TREE_OBJECTIVES)('the xgboost engine for %s', (objective) => {
  const rows = { ...syntheticRows(objective, 1500, WIDTH, 11), weights: weights(1500) };
  const test = syntheticRows(objective, 800, WIDTH, 12);
  const base = objective === 'reg:squarederror' ? 0.1 : 0.4;

  it('writes what python-xgboost writes, byte for byte', () => {
    if (engine === null || !hasSameXgboost) return;
    const ours = engine.train(rows, { objective, rounds: 40, baseScore: base, ...parameters }, { seed: 7 });
    const theirs = askPython(objective, rows, test, { base, rounds: 40, metric: metrics[objective] });
    // Python notes how it trained; a comparison of the texts would print half a megabyte.
    expect(ours.modelJson === theirs.model.replace(/"attributes":\{[^}]*\}/, '"attributes":{}')).toBe(true);
    const margins = treeMarginBatch(readXgboostModel(ours.modelJson), test.features, test.rowCount);
    expect([...margins]).toEqual(theirs.margins);
  });

  it('stops early where python-xgboost stops, and keeps the best rounds', () => {
    if (engine === null) return;
    const options = { seed: 7, validation: test, earlyStoppingRounds: 5 };
    const greedy = { objective, rounds: 400, baseScore: base, ...parameters, eta: 0.1 };
    const ours = engine.train(rows, greedy, options);
    expect(ours.bestRound).toBeLessThan(400);
    expect(readXgboostModel(ours.modelJson).treeCount).toBe(ours.bestRound);
    expect(ours.validationMetric).toBeGreaterThan(0);
    if (!hasSameXgboost) return;
    const theirs = askPython(objective, rows, test, {
      base,
      rounds: 400,
      metric: metrics[objective],
      stop: 5,
    });
    expect(ours.bestRound).toBe(theirs.rounds);
    const margins = treeMarginBatch(readXgboostModel(ours.modelJson), test.features, test.rowCount);
    expect([...margins]).toEqual(theirs.margins);
  });

  it('is deterministic by seed, and learns nearly what the embedded engine learns', () => {
    if (engine === null) return;
    const settings = {
      objective,
      rounds: 50,
      maxDepth: 3,
      eta: 0.1,
      lambda: 1,
      colsampleByTree: 1,
      maxBin: 2000,
    };
    const train = (seed: number, subsample: number) =>
      engine.train(rows, { ...settings, subsample }, { seed }).modelJson;
    expect(new Set([train(3, 0.7), train(3, 0.7), train(4, 0.7)]).size).toBe(2);
    const margins = (json: string) => treeMarginBatch(readXgboostModel(json), test.features, test.rowCount);
    const native = margins(train(3, 1));
    const embedded = margins(
      embeddedTreeEngine.train(rows, { ...settings, subsample: 1 }, { seed: 3 }).modelJson,
    );
    const difference = native.reduce((sum, value, row) => sum + Math.abs(value - (embedded[row] ?? 0)), 0);
    const spread = native.reduce((most, value) => Math.max(most, value)) - Math.min(...native);
    expect(difference / native.length).toBeLessThan(0.02 * spread);
  });
});

describe('the xgboost engine', () => {
  it('says how to install what is missing', async () => {
    await expect(openXgboostEngine('/nowhere/libxgboost.so.0')).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      class: 'setup',
      message: expect.stringMatching(/\/nowhere\/libxgboost.*libxgboost0.*TRAINER_ENGINE=embedded/),
    });
  });

  it('refuses what the embedded engine refuses', () => {
    if (engine === null) return;
    const rows = syntheticRows('binary:logistic', 50, WIDTH, 1);
    const objective = 'binary:logistic';
    expect(() => engine.train({ ...rows, labels: [1] }, { objective }, { seed: 1 })).toThrow(
      expect.objectContaining({ code: 'FEATURES_INVALID' }),
    );
    expect(() => engine.train(rows, { objective, eta: 0 }, { seed: 1 })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    );
    expect(() => engine.train(rows, { objective }, { seed: 1, earlyStoppingRounds: 3 })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    );
    // A base score of 1 has no margin: the library itself says so.
    expect(() => engine.train(rows, { objective, baseScore: 1 }, { seed: 1 })).toThrow(
      expect.objectContaining({ code: 'ENGINE_FAILED' }),
    );
  });

  it('trains the trees of the game outcome model', () => {
    if (engine === null) return;
    const games = readTrainingRows(outcomeWorld({ seed: 3, days: 30, starterEffect: 1 }).rows);
    const settings = trainingSettingsSchema.parse({});
    let calls = 0;
    const counting: typeof engine = {
      ...engine,
      train: (...given) => {
        calls += 1;
        return engine.train(...given);
      },
    };
    const [native, embedded] = [counting, embeddedTreeEngine].map((own) => {
      const outcome = trainGameOutcome(games, settings, own);
      if (outcome.kind !== 'trained') throw new Error(outcome.reason);
      return outcome.trained.metrics.find(({ member }) => member === 'trees')?.brier ?? Number.NaN;
    });
    // Four folds are tuned, then the judged trees are grown.
    expect(calls).toBeGreaterThanOrEqual(5);
    expect(native).toBeCloseTo(embedded ?? 0, 1);
  });
});
