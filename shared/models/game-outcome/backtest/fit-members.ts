import { explainLinear, type LinearModel } from '../../../domain/linear/linear-model.ts';
import { fitLogisticRegression } from '../../../domain/linear/logistic-regression.ts';
import { fitRidgeRegression } from '../../../domain/linear/ridge-regression.ts';
import { treeMargin } from '../../../domain/trees/score-trees.ts';
import { trainTrees } from '../../../domain/trees/train-trees.ts';
import { readXgboostModel } from '../../../domain/trees/xgboost-json.ts';
import { historyFeatureNames } from '../history/features.ts';
import { probabilityOf } from './logit.ts';
import type { Sample } from './sample-rows.ts';

/** A model of one number: a value in, P(home wins) out. */
export interface FittedMember {
  /** P(home wins) of a row of features. */
  predict: (features: Float64Array) => number;
  /** The linear part, where there is one. */
  linear: LinearModel | null;
}

/** Penalties per member; the Brier score changes by less than .0001 from a tenth to ten times of each. */
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

/** Turns a score in runs into a probability. */
function fitLink(scores: Float64Array, outcomes: Float64Array): (score: number) => number {
  const { model } = fitLogisticRegression(
    { features: scores, rowCount: scores.length, featureNames: ['score'], labels: outcomes },
    { lambda: 0 },
  );
  return (score) => probabilityOf(explainLinear(model, [score]).score);
}

/** Scores of all rows of a sample. */
function scoresOf(sample: Sample, scoreOf: (features: Float64Array) => number): Float64Array {
  const width = historyFeatureNames.length;
  return Float64Array.from({ length: sample.rowCount }, (_, row) =>
    scoreOf(sample.features.subarray(row * width, (row + 1) * width)),
  );
}

/** Ridge regression of the margin, then one slope from runs to log odds: a margin tells more of a game than who won it. */
export function fitMarginMember(sample: Sample): FittedMember {
  const linear = fitRidgeRegression(
    {
      features: sample.features,
      rowCount: sample.rowCount,
      featureNames: historyFeatureNames,
      labels: sample.margins,
    },
    { lambda: MARGIN_LAMBDA },
  );
  const scoreOf = (features: Float64Array): number => explainLinear(linear, features).score;
  const link = fitLink(scoresOf(sample, scoreOf), sample.outcomes);
  return { linear, predict: (features) => link(scoreOf(features)) };
}

/** Ridge logistic regression of who won. */
export function fitLogitMember(sample: Sample): FittedMember {
  const { model } = fitLogisticRegression(
    {
      features: sample.features,
      rowCount: sample.rowCount,
      featureNames: historyFeatureNames,
      labels: sample.outcomes,
    },
    { lambda: LOGIT_LAMBDA },
  );
  return { linear: model, predict: (features) => probabilityOf(explainLinear(model, features).score) };
}

/** Boosted trees of the margin (XGBoost JSON), then the same slope. */
export function fitTreesMember(sample: Sample): FittedMember {
  const { modelJson } = trainTrees(
    {
      features: Float32Array.from(sample.features),
      rowCount: sample.rowCount,
      featureNames: historyFeatureNames,
      labels: sample.margins,
    },
    { objective: 'reg:squarederror', ...TREES },
    { seed: TREE_SEED },
  );
  const ensemble = readXgboostModel(modelJson);
  const scoreOf = (features: Float64Array): number => treeMargin(ensemble, Float32Array.from(features));
  const link = fitLink(scoresOf(sample, scoreOf), sample.outcomes);
  return { linear: null, predict: (features) => link(scoreOf(features)) };
}
