import { explainLinear, type LinearModel } from '../../../domain/linear/linear-model.ts';
import { fitLogisticRegression } from '../../../domain/linear/logistic-regression.ts';
import { fitRidgeRegression } from '../../../domain/linear/ridge-regression.ts';
import { trainTrees } from '../../../domain/trees/train-trees.ts';
import { readXgboostModel } from '../../../domain/trees/xgboost-json.ts';
import { historyFeatureNames } from '../history/features.ts';
import { type BlendParts, type MarginPart, type TreesPart, treeScore } from './parts.ts';
import { historyRow, type Sample } from './sample-rows.ts';

/** Penalties per part; the Brier score changes by less than .0001 from a tenth to ten times of each. */
const MARGIN_LAMBDA = 300;
const LOGIT_LAMBDA = 300;

const TREES = {
  rounds: 150,
  maxDepth: 2,
  eta: 0.05,
  lambda: 50,
  minChildWeight: 50,
  subsample: 0.7,
  colsampleByTree: 0.3,
} as const;
const TREE_SEED = 1;

/** Turns a score in runs into log odds: one slope and an intercept. */
const fitLink = (scores: Float64Array, outcomes: Float64Array): LinearModel =>
  fitLogisticRegression(
    { features: scores, rowCount: scores.length, featureNames: ['score'], labels: outcomes },
    { lambda: 0 },
  ).model;

/** Scores of all rows of a sample. */
const scoresOf = (sample: Sample, scoreOf: (vector: Float64Array) => number): Float64Array =>
  Float64Array.from({ length: sample.rowCount }, (_, row) => scoreOf(historyRow(sample, row)));

/** Ridge regression of the margin, then one slope from runs to log odds: a margin tells more of a game than who won it. */
function fitMarginPart(sample: Sample): MarginPart {
  const linear = fitRidgeRegression(
    {
      features: sample.features,
      rowCount: sample.rowCount,
      featureNames: historyFeatureNames,
      labels: sample.margins,
    },
    { lambda: MARGIN_LAMBDA },
  );
  const scores = scoresOf(sample, (vector) => explainLinear(linear, vector).score);
  return { linear, link: fitLink(scores, sample.outcomes) };
}

/** Ridge logistic regression of who won. */
const fitLogitPart = (sample: Sample): LinearModel =>
  fitLogisticRegression(
    {
      features: sample.features,
      rowCount: sample.rowCount,
      featureNames: historyFeatureNames,
      labels: sample.outcomes,
    },
    { lambda: LOGIT_LAMBDA },
  ).model;

/** Boosted trees of the margin (XGBoost JSON), then the same slope. */
function fitTreesPart(sample: Sample): TreesPart {
  const { modelJson: json } = trainTrees(
    {
      features: Float32Array.from(sample.features),
      rowCount: sample.rowCount,
      featureNames: historyFeatureNames,
      labels: sample.margins,
    },
    { objective: 'reg:squarederror', ...TREES },
    { seed: TREE_SEED },
  );
  const ensemble = readXgboostModel(json);
  const scores = scoresOf(sample, (vector) => treeScore(ensemble, vector));
  return { ensemble, json, link: fitLink(scores, sample.outcomes) };
}

/** Fits every part to the same rows. */
export const fitBlendParts = (sample: Sample): BlendParts => ({
  logit: fitLogitPart(sample),
  margin: fitMarginPart(sample),
  gbdt: fitTreesPart(sample),
});
