import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { explainTrees } from '../../../../shared/domain/trees/explain-trees.ts';
import { predictTreesBatch, treeMarginBatch } from '../../../../shared/domain/trees/score-trees.ts';
import { trainTrees } from '../../../../shared/domain/trees/train-trees.ts';
import { TREE_OBJECTIVES, type TreeEnsemble } from '../../../../shared/domain/trees/tree-ensemble.ts';
import { writeXgboostModel } from '../../../../shared/domain/trees/write-xgboost-json.ts';
import { readXgboostModel } from '../../../../shared/domain/trees/xgboost-json.ts';
import { askPythonXgboost, pythonXgboostVersion } from '../../../support/python-xgboost.ts';
import { rowsAsLists, syntheticRows } from '../../../support/synthetic-rows.ts';

const hasXgboost = pythonXgboostVersion() !== null;
const WIDTH = 8;

const opinionSchema = z.object({
  predictions: z.array(z.number()),
  margins: z.array(z.number()),
  contributions: z.array(z.number()),
});
const modelAndOpinionSchema = opinionSchema.extend({ model: z.string() });

function largestDifference(left: ArrayLike<number>, right: ArrayLike<number>): number {
  expect(left.length).toBe(right.length);
  // Math.max, unlike a comparison, lets a NaN through to the assertion.
  return Array.from(left, (value, index) => Math.abs(value - (right[index] ?? Number.NaN))).reduce(
    (largest, value) => Math.max(largest, value),
    0,
  );
}

function contributionsWithBias(ensemble: TreeEnsemble, features: Float32Array): number[] {
  return rowsAsLists(features, WIDTH).flatMap((row) => {
    const explanation = explainTrees(ensemble, row);
    return [...explanation.contributions, explanation.bias];
  });
}

describe.each(TREE_OBJECTIVES)('parity with XGBoost for %s', (objective) => {
  const rows = syntheticRows(objective, 1500, WIDTH, 11);
  const test = syntheticRows(objective, 800, WIDTH, 12);
  const given = { featureNames: rows.featureNames, rows: rowsAsLists(test.features, WIDTH) };

  it('XGBoost loads what the embedded engine writes and predicts and explains the same', () => {
    const { modelJson } = trainTrees(
      rows,
      { objective, rounds: 60, maxDepth: 4, eta: 0.1, lambda: 1 },
      { seed: 5 },
    );
    const ensemble = readXgboostModel(modelJson);
    const predictions = predictTreesBatch(ensemble, test.features, test.rowCount);
    expect(predictions.every(Number.isFinite)).toBe(true);
    if (!hasXgboost) return;
    const theirs = opinionSchema.parse(
      askPythonXgboost('answer = opinion(load(given["model"]), given["rows"])', {
        ...given,
        model: modelJson,
      }),
    );
    const scale = objective === 'binary:logistic' ? 1 : Math.max(...theirs.predictions.map(Math.abs));
    expect(largestDifference(predictions, theirs.predictions) / scale).toBeLessThan(1e-6);
    expect(largestDifference(treeMarginBatch(ensemble, test.features, test.rowCount), theirs.margins)).toBe(
      0,
    );
    const range = Math.max(1, ...theirs.margins.map(Math.abs));
    expect(
      largestDifference(contributionsWithBias(ensemble, test.features), theirs.contributions) / range,
    ).toBeLessThan(1e-6);
  });

  it('a model that XGBoost trained has exactly its margins here, and its explanations', () => {
    if (!hasXgboost) return;
    const theirs = modelAndOpinionSchema.parse(
      askPythonXgboost(
        `booster = xgb.train(
    {"objective": given["objective"], "tree_method": "hist", "max_depth": 5, "eta": 0.1, "subsample": 0.8, "base_score": 0.37, "seed": 3, "nthread": 1},
    matrix(given["trainRows"], label=np.array(given["labels"])), 80)
answer = {"model": save(booster), **opinion(booster, given["rows"])}`,
        { ...given, objective, trainRows: rowsAsLists(rows.features, WIDTH), labels: [...rows.labels] },
      ),
    );
    const ensemble = readXgboostModel(theirs.model);
    expect(ensemble.treeCount).toBe(80);
    expect(ensemble.featureNames).toEqual(rows.featureNames);
    expect(largestDifference(treeMarginBatch(ensemble, test.features, test.rowCount), theirs.margins)).toBe(
      0,
    );
    const scale = objective === 'binary:logistic' ? 1 : Math.max(...theirs.predictions.map(Math.abs));
    expect(
      largestDifference(predictTreesBatch(ensemble, test.features, test.rowCount), theirs.predictions) /
        scale,
    ).toBeLessThan(2e-7);
    const range = Math.max(1, ...theirs.margins.map(Math.abs));
    expect(
      largestDifference(contributionsWithBias(ensemble, test.features), theirs.contributions) / range,
    ).toBeLessThan(1e-6);

    const rewritten = opinionSchema.parse(
      askPythonXgboost('answer = opinion(load(given["model"]), given["rows"])', {
        ...given,
        model: writeXgboostModel(ensemble),
      }),
    );
    expect(rewritten.margins).toEqual(theirs.margins);
  });

  it('without sampling the embedded engine learns nearly what XGBoost learns', () => {
    if (!hasXgboost) return;
    const parameters = { rounds: 50, maxDepth: 3, eta: 0.1, lambda: 1, minChildWeight: 5 };
    const { modelJson } = trainTrees(
      rows,
      { objective, ...parameters, subsample: 1, colsampleByTree: 1, baseScore: 0.5, maxBin: 2000 },
      { seed: 1 },
    );
    const theirs = opinionSchema.parse(
      askPythonXgboost(
        `booster = xgb.train(
    {"objective": given["objective"], "tree_method": "exact", "max_depth": 3, "eta": 0.1, "lambda": 1, "min_child_weight": 5, "base_score": 0.5, "nthread": 1},
    matrix(given["trainRows"], label=np.array(given["labels"])), 50)
answer = opinion(booster, given["rows"])`,
        { ...given, objective, trainRows: rowsAsLists(rows.features, WIDTH), labels: [...rows.labels] },
      ),
    );
    const ours = treeMarginBatch(readXgboostModel(modelJson), test.features, test.rowCount);
    const differences = Array.from(ours, (value, row) =>
      Math.abs(value - (theirs.margins[row] ?? Number.NaN)),
    );
    const spread = Math.max(...theirs.margins) - Math.min(...theirs.margins);
    expect(differences.reduce((sum, value) => sum + value, 0) / differences.length).toBeLessThan(
      0.01 * spread,
    );
  });
});
