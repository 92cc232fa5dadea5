import { describe, expect, it } from 'vitest';
import {
  predictTrees,
  predictTreesBatch,
  treeMarginBatch,
} from '../../../../shared/domain/trees/score-trees.ts';
import { trainTrees } from '../../../../shared/domain/trees/train-trees.ts';
import type { TreeDataset } from '../../../../shared/domain/trees/tree-dataset.ts';
import { TREE_OBJECTIVES, type TreeObjective } from '../../../../shared/domain/trees/tree-ensemble.ts';
import { validationMetricOf } from '../../../../shared/domain/trees/tree-objectives.ts';
import type { TreeParametersInput } from '../../../../shared/domain/trees/tree-parameters.ts';
import { readXgboostModel } from '../../../../shared/domain/trees/xgboost-json.ts';
import { syntheticRows } from '../../../support/synthetic-rows.ts';

function oneColumn(values: number[], labels: number[], weights?: number[]): TreeDataset {
  return {
    features: Float32Array.from(values),
    rowCount: values.length,
    featureNames: ['only'],
    labels,
    weights,
  };
}

/** One full step of one stump, without sampling: its leaves have closed forms. */
function stump(objective: TreeObjective, more: Partial<TreeParametersInput> = {}): TreeParametersInput {
  return {
    objective,
    rounds: 1,
    maxDepth: 1,
    eta: 1,
    lambda: 0,
    minChildWeight: 0,
    subsample: 1,
    colsampleByTree: 1,
    ...more,
  };
}

function trainAndRead(data: TreeDataset, parameters: TreeParametersInput) {
  return readXgboostModel(trainTrees(data, parameters, { seed: 1 }).modelJson);
}

describe.each(TREE_OBJECTIVES)('the embedded trainer for %s', (objective) => {
  const data = syntheticRows(objective, 1200, 6, 21);
  const fresh = syntheticRows(objective, 1500, 6, 22);
  const parameters = {
    objective,
    rounds: 80,
    eta: 0.1,
    maxDepth: 3,
    lambda: 1,
    colsampleByTree: 0.7,
  } as const;
  const metricOn = (margins: Float32Array) =>
    validationMetricOf(objective, margins, fresh.labels, new Float32Array(fresh.rowCount).fill(1));

  it('writes the same bytes for the same seed and others for another', () => {
    const first = trainTrees(data, parameters, { seed: 7 });
    expect(trainTrees(data, parameters, { seed: 7 })).toEqual(first);
    expect(trainTrees(data, parameters, { seed: 8 }).modelJson).not.toBe(first.modelJson);
  });

  it('beats the constant clearly on fresh rows', () => {
    const ensemble = readXgboostModel(trainTrees(data, parameters, { seed: 7 }).modelJson);
    const constant = metricOn(new Float32Array(fresh.rowCount).fill(ensemble.baseMargin));
    expect(metricOn(treeMarginBatch(ensemble, fresh.features, fresh.rowCount))).toBeLessThan(0.95 * constant);
  });

  it('stops early, keeps the best rounds only, and reports their metric', () => {
    const options = { seed: 7, validation: fresh, earlyStoppingRounds: 5 };
    const greedy = { ...parameters, rounds: 2000, eta: 0.3, maxDepth: 5 };
    const stopped = trainTrees(data, greedy, options);
    expect(stopped.bestRound).toBeLessThan(300);
    const ensemble = readXgboostModel(stopped.modelJson);
    expect(ensemble.treeCount).toBe(stopped.bestRound);
    expect(metricOn(treeMarginBatch(ensemble, fresh.features, fresh.rowCount))).toBe(
      stopped.validationMetric,
    );
    const fixed = trainTrees(data, { ...greedy, rounds: stopped.bestRound }, { seed: 7, validation: fresh });
    expect(fixed).toEqual(stopped);
  });

  it('learns the same from a weight of two as from the row twice, and nothing from a weight of zero', () => {
    const weights = Array.from({ length: data.rowCount }, (_, row) => row % 3);
    const order = weights.flatMap((weight, row) => Array.from({ length: weight }, () => row));
    const copies: TreeDataset = {
      features: Float32Array.from(order.flatMap((row) => [...data.features.subarray(row * 6, row * 6 + 6)])),
      rowCount: order.length,
      featureNames: data.featureNames,
      labels: order.map((row) => data.labels[row] ?? 0),
    };
    // Few bins: cuts depend on how often a value occurs, so they are kept apart from the values that matter.
    const plain = { ...parameters, rounds: 20, subsample: 1, colsampleByTree: 1 };
    const rounded = (from: TreeDataset): TreeDataset => ({
      ...from,
      features: from.features.map((value) => Math.round(value * 4) / 4),
    });
    const weighted = trainAndRead(rounded({ ...data, weights }), plain);
    const repeated = trainAndRead(rounded(copies), plain);
    const row = rounded(fresh).features;
    const [left, right] = [weighted, repeated].map((ensemble) =>
      predictTreesBatch(ensemble, row, fresh.rowCount),
    );
    for (let index = 0; index < fresh.rowCount; index += 1)
      expect(left?.[index]).toBeCloseTo(right?.[index] ?? Number.NaN, 4);
  });
});

describe('closed forms', () => {
  it('a full squared-error step sets each side to its mean', () => {
    const ensemble = trainAndRead(oneColumn([1, 2, 3, 4], [1, 3, 10, 14]), stump('reg:squarederror'));
    expect(ensemble.baseScore).toBe(7);
    expect([1, 2.4, 2.6, 9].map((value) => predictTrees(ensemble, [value]))).toEqual([2, 2, 12, 12]);
  });

  it('a logistic step is minus gradient over hessian plus lambda', () => {
    const ensemble = trainAndRead(
      oneColumn([1, 1, 1, 2, 2, 2], [0, 0, 1, 1, 1, 1]),
      stump('binary:logistic', { baseScore: 0.5, lambda: 0.25 }),
    );
    // Left: G = .5 + .5 - .5, H = 3 × .25. Right: G = -1.5.
    expect([...treeMarginBatch(ensemble, Float32Array.of(1, 2), 2)]).toEqual([-0.5, 1.5]);
  });

  it('alpha pulls a leaf towards zero by its amount', () => {
    const ensemble = trainAndRead(
      oneColumn([1, 2], [-4, 6]),
      stump('reg:squarederror', { baseScore: 0, alpha: 1 }),
    );
    expect([1, 2].map((value) => predictTrees(ensemble, [value]))).toEqual([-3, 5]);
    const held = trainAndRead(
      oneColumn([1, 2], [-4, 6]),
      stump('reg:squarederror', { baseScore: 0, alpha: 9 }),
    );
    expect(predictTrees(held, [2])).toBe(0);
  });

  it('a Poisson leaf is damped like in XGBoost and never moves by more than .7', () => {
    const gentle = trainAndRead(oneColumn([1, 2], [1, 1.5]), stump('count:poisson', { baseScore: 1 }));
    expect(gentle.treeCount).toBe(1);
    expect([...treeMarginBatch(gentle, Float32Array.of(2), 1)][0]).toBeCloseTo(0.5 / Math.exp(0.7), 6);
    const bounded = trainAndRead(oneColumn([1, 2], [0, 90]), stump('count:poisson', { baseScore: 1 }));
    expect([...treeMarginBatch(bounded, Float32Array.of(2), 1)][0]).toBeCloseTo(0.7, 6);
    const both = trainAndRead(
      oneColumn([1, 2], [0, 90]),
      stump('count:poisson', { baseScore: 1, alpha: 0.5 }),
    );
    expect([...treeMarginBatch(both, Float32Array.of(1), 1)][0]).toBeCloseTo(-0.5 / Math.exp(0.7), 6);
  });

  it('records the gain without one half and the cover of every node', () => {
    const ensemble = trainAndRead(oneColumn([1, 2], [-4, 6]), stump('reg:squarederror', { baseScore: 0 }));
    expect(ensemble.nodes.gain[0]).toBe(16 + 36 - 2);
    expect([...ensemble.nodes.cover]).toEqual([2, 1, 1]);
  });
});

describe('what a tree may not do', () => {
  const data = oneColumn([1, 2, 3, 4], [0, 0, 1, 3]);
  const splits = (more: Partial<TreeParametersInput>) =>
    trainAndRead(data, stump('reg:squarederror', more)).nodes.left.length > 1;

  it('splits for a gain below gamma', () => {
    expect(splits({ gamma: 5.3 })).toBe(true);
    expect(splits({ gamma: 5.4 })).toBe(false);
  });

  it('leaves a side lighter than min_child_weight', () => {
    expect(splits({ minChildWeight: 2 })).toBe(true);
    expect(splits({ minChildWeight: 2.1 })).toBe(false);
  });

  it('grows beyond its depth', () => {
    const deep = trainAndRead(
      oneColumn([1, 2, 3, 4, 5, 6, 7, 8], [1, 9, 2, 8, 3, 7, 4, 6]),
      stump('reg:squarederror', { maxDepth: 2 }),
    );
    expect(deep.maxDepth).toBe(2);
  });

  it('splits on a constant or wholly missing column', () => {
    expect(trainAndRead(oneColumn([5, 5, 5], [1, 2, 3]), stump('reg:squarederror')).nodes.left.length).toBe(
      1,
    );
    const missing = oneColumn([Number.NaN, Number.NaN], [1, 2]);
    expect(trainAndRead(missing, stump('reg:squarederror')).nodes.left.length).toBe(1);
  });
});

describe('missing values', () => {
  it('go to the side where they fit, left or right', () => {
    const missing = Number.NaN;
    const likeLow = trainAndRead(
      oneColumn([1, 2, missing, missing], [0, 10, 0, 0]),
      stump('reg:squarederror'),
    );
    expect([1, 2, missing].map((value) => predictTrees(likeLow, [value]))).toEqual([0, 10, 0]);
    const likeHigh = trainAndRead(
      oneColumn([1, 2, missing, missing], [0, 10, 10, 10]),
      stump('reg:squarederror'),
    );
    expect([1, 2, missing].map((value) => predictTrees(likeHigh, [value]))).toEqual([0, 10, 10]);
  });

  it('can be a group of their own', () => {
    const alone = trainAndRead(
      oneColumn([1, 2, Number.NaN, Number.NaN], [5, 5, 1, 1]),
      stump('reg:squarederror'),
    );
    expect([1, 2, 1e30, Number.NaN].map((value) => predictTrees(alone, [value]))).toEqual([5, 5, 5, 1]);
  });

  it('follow the heavier side when training never saw any', () => {
    const heavyRight = trainAndRead(oneColumn([1, 2, 2, 2], [0, 8, 8, 8]), stump('reg:squarederror'));
    expect(predictTrees(heavyRight, [Number.NaN])).toBe(8);
    const heavyLeft = trainAndRead(oneColumn([1, 1, 1, 2], [0, 0, 0, 8]), stump('reg:squarederror'));
    expect(predictTrees(heavyLeft, [Number.NaN])).toBe(0);
  });
});

describe('odd but lawful training data', () => {
  it('labels that are all equal give a model that is sure but finite', () => {
    const ensemble = trainAndRead(oneColumn([1, 2, 3], [1, 1, 1]), stump('binary:logistic'));
    expect(predictTrees(ensemble, [2])).toBeGreaterThan(0.999);
    const none = trainAndRead(oneColumn([1, 2, 3], [0, 0, 0]), stump('count:poisson'));
    expect(predictTrees(none, [2])).toBeLessThan(1e-5);
  });

  it('a sample without any row adds a tree that changes nothing', () => {
    const ensemble = trainAndRead(oneColumn([1, 2], [1, 3]), stump('reg:squarederror', { subsample: 1e-9 }));
    expect(predictTrees(ensemble, [1])).toBe(2);
  });

  it('reports the last metric when it only watches, and null when it does not', () => {
    const data = oneColumn([1, 2], [1, 3]);
    expect(trainTrees(data, stump('reg:squarederror'), { seed: 1, validation: data })).toMatchObject({
      bestRound: 1,
      validationMetric: 0,
    });
    expect(trainTrees(data, stump('reg:squarederror'), { seed: 1 }).validationMetric).toBeNull();
  });
});

describe('what the trainer refuses', () => {
  const good = oneColumn([1, 2], [0, 1]);
  const cases: [string, TreeDataset][] = [
    ['no rows', oneColumn([], [])],
    ['a missing label', oneColumn([1, 2], [1])],
    ['a label that is no number', oneColumn([1, 2], [1, Number.NaN])],
    ['a label outside 0..1', oneColumn([1, 2], [0, 2])],
    ['an infinite value', oneColumn([1, Number.POSITIVE_INFINITY], [0, 1])],
    ['negative weights', oneColumn([1, 2], [0, 1], [1, -1])],
    ['only zero weights', oneColumn([1, 2], [0, 1], [0, 0])],
    ['a name that XGBoost refuses', { ...good, featureNames: ['a[0]'] }],
    ['names that repeat', { ...good, features: Float32Array.of(1, 2, 3, 4), featureNames: ['a', 'a'] }],
  ];

  it.each(cases)('%s', (_, data) => {
    expect(() => trainTrees(data, stump('binary:logistic'), { seed: 1 })).toThrow(
      expect.objectContaining({ code: 'FEATURES_INVALID' }),
    );
  });

  it('negative counts, and validation rows with other features', () => {
    const invalid = expect.objectContaining({ code: 'FEATURES_INVALID' });
    expect(() => trainTrees(oneColumn([1, 2], [0, -1]), stump('count:poisson'), { seed: 1 })).toThrow(
      invalid,
    );
    const validation = { ...good, featureNames: ['other'] };
    expect(() => trainTrees(good, stump('binary:logistic'), { seed: 1, validation })).toThrow(invalid);
  });

  it('early stopping without validation data or without patience', () => {
    const invalid = expect.objectContaining({ code: 'CONFIG_INVALID' });
    expect(() => trainTrees(good, stump('binary:logistic'), { seed: 1, earlyStoppingRounds: 5 })).toThrow(
      invalid,
    );
    expect(() =>
      trainTrees(good, stump('binary:logistic'), { seed: 1, earlyStoppingRounds: 0, validation: good }),
    ).toThrow(invalid);
  });

  it('parameters out of range and a base score without a margin', () => {
    expect(() => trainTrees(good, stump('binary:logistic', { eta: 0 }), { seed: 1 })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    );
    expect(() => trainTrees(good, stump('binary:logistic', { baseScore: 1 }), { seed: 1 })).toThrow(
      expect.objectContaining({ code: 'MODEL_MALFORMED' }),
    );
  });
});
