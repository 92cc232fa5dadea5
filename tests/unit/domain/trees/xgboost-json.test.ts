import { describe, expect, it } from 'vitest';
import { predictTrees, treeMargin, treeMarginBatch } from '../../../../shared/domain/trees/score-trees.ts';
import { trainTrees } from '../../../../shared/domain/trees/train-trees.ts';
import { writeXgboostModel } from '../../../../shared/domain/trees/write-xgboost-json.ts';
import { assertTreeFeatures, readXgboostModel } from '../../../../shared/domain/trees/xgboost-json.ts';
import { syntheticRows } from '../../../support/synthetic-rows.ts';

const rows = syntheticRows('binary:logistic', 300, 4, 1);
const { modelJson } = trainTrees(
  rows,
  { objective: 'binary:logistic', rounds: 6, maxDepth: 3, eta: 0.3, colsampleByTree: 1 },
  { seed: 1 },
);

const PARAMS = '"learner_model_param":{"base_score":';
const malformed = expect.objectContaining({ code: 'MODEL_MALFORMED' });

/** The model file with one passage replaced; the passage must be there. */
function changed(from: string | RegExp, to: string): string {
  const text = modelJson.replace(from, to);
  expect(text).not.toBe(modelJson);
  return text;
}

describe('an XGBoost model file', () => {
  it('is written again as the same bytes', () => {
    expect(writeXgboostModel(readXgboostModel(modelJson))).toBe(modelJson);
  });

  it('has a point or an exponent in every number of a float array', () => {
    for (const field of ['base_weights', 'loss_changes', 'split_conditions', 'sum_hessian']) {
      const lists = [...modelJson.matchAll(new RegExp(`"${field}":\\[([^\\]]*)\\]`, 'g'))];
      expect(lists).toHaveLength(6);
      for (const number of lists.flatMap((list) => (list[1] ?? '').split(',')))
        expect(number).toMatch(/[.e]/);
    }
  });

  it('may bracket its base score, as newer versions do, and write directions as booleans', () => {
    const bracketed = changed(new RegExp(`${PARAMS}"[^"]*"`), `${PARAMS}"[2.5E-1]"`);
    expect(readXgboostModel(bracketed).baseScore).toBe(0.25);
    const booleans = modelJson.replaceAll(
      /"default_left":\[([^\]]*)\]/g,
      (_, list: string) => `"default_left":[${list.replaceAll('0', 'false').replaceAll('1', 'true')}]`,
    );
    expect(readXgboostModel(booleans)).toEqual(readXgboostModel(modelJson));
  });

  it('may have a base score of zero for a squared error', () => {
    const squared = changed('"name":"binary:logistic"', '"name":"reg:squarederror"').replace(
      new RegExp(`${PARAMS}"[^"]*"`),
      `${PARAMS}"0E0"`,
    );
    expect(readXgboostModel(squared).baseMargin).toBe(0);
  });

  it.each([
    ['text that is not JSON', modelJson.slice(0, -9)],
    ['another booster', modelJson.replace('"name":"gbtree"', '"name":"dart"')],
    ['another objective', modelJson.replace('binary:logistic', 'rank:pairwise')],
    ['several classes', modelJson.replace('"num_class":"0"', '"num_class":"3"')],
    ['several targets', modelJson.replace('"num_target":"1"', '"num_target":"2"')],
    ['trees of several outputs', modelJson.replace('"tree_info":[0', '"tree_info":[1')],
    ['vector leaves', modelJson.replace('"size_leaf_vector":"0"}}', '"size_leaf_vector":"2"}}')],
    ['categorical splits', modelJson.replace('"split_type":[0', '"split_type":[1')],
    ['categories', modelJson.replace('"categories_nodes":[]', '"categories_nodes":[0]')],
    ['another number of features', modelJson.replace('"num_feature":"4"', '"num_feature":"5"')],
    ['another number of names', modelJson.replace('"feature_0",', '')],
    ['another number of nodes', modelJson.replace(/"num_nodes":"\d+"/, '"num_nodes":"99"')],
    ['a short list', modelJson.replace(/"default_left":\[\d,/, '"default_left":[')],
    [
      'a split on a feature that does not exist',
      modelJson.replace(/"split_indices":\[\d/, '"split_indices":[4'),
    ],
    ['a node with one child', modelJson.replace(/"right_children":\[\d+/, '"right_children":[-1')],
    ['a child out of range', modelJson.replace(/"right_children":\[\d+/, '"right_children":[77')],
    ['a cycle', modelJson.replace(/"right_children":\[\d+/, '"right_children":[0')],
    ['a base score without a margin', modelJson.replace(/"base_score":"[^"]*"/, '"base_score":"1E0"')],
    ['a base score of two targets', modelJson.replace(/"base_score":"[^"]*"/, '"base_score":"[5E-1,5E-1]"')],
    ['a base score that is no number', modelJson.replace(/"base_score":"[^"]*"/, '"base_score":"[e.]"')],
  ])('is refused for %s', (_, text) => {
    expect(text).not.toBe(modelJson);
    expect(() => readXgboostModel(text)).toThrow(malformed);
  });
});

describe('features offered to a model', () => {
  const ensemble = readXgboostModel(modelJson);
  const mismatch = expect.objectContaining({ code: 'MODEL_FEATURES_MISMATCH' });

  it('must be the trained ones in the trained order', () => {
    const names = rows.featureNames;
    expect(() => assertTreeFeatures(ensemble, names)).not.toThrow();
    expect(() => assertTreeFeatures(ensemble, [...names].reverse())).toThrow(mismatch);
    expect(() => assertTreeFeatures(ensemble, names.slice(0, 3))).toThrow(mismatch);
    expect(() => assertTreeFeatures(ensemble, [...names, 'more'])).toThrow(mismatch);
  });

  it('must have the trained number of values', () => {
    expect(() => treeMargin(ensemble, [1, 2, 3])).toThrow(mismatch);
    expect(() => treeMarginBatch(ensemble, new Float32Array(9), 2)).toThrow(mismatch);
  });

  it('may be plain numbers, which are compared as float32', () => {
    const row = [0.1, -0.3, Number.NaN, 1.7];
    expect(predictTrees(ensemble, row)).toBe(predictTrees(ensemble, Float32Array.from(row)));
  });
});
