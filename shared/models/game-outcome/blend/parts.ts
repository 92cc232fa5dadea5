import { explainLinear, type LinearModel } from '../../../domain/linear/linear-model.ts';
import { treeMargin } from '../../../domain/trees/score-trees.ts';
import type { TreeEnsemble } from '../../../domain/trees/tree-ensemble.ts';
import { logitOf, probabilityOf } from './logit.ts';

/** The parts of the blend, in the order of its weights. */
export const partNames = ['margin', 'logit', 'gbdt'] as const;

/** See {@link partNames}. */
export type PartName = (typeof partNames)[number];

/** Ridge regression of the margin in runs, and a logistic regression of one feature, `score`, that turns runs into log odds. */
export interface MarginPart {
  linear: LinearModel;
  link: LinearModel;
}

/** Boosted trees of the margin in runs, and the same kind of link. */
export interface TreesPart {
  ensemble: TreeEnsemble;
  /** The trees as XGBoost's JSON: what a file holds. */
  json: string;
  link: LinearModel;
}

/** The fitted parts: plain data, read by the pure functions beside it. */
export interface BlendParts {
  margin: MarginPart;
  logit: LinearModel;
  gbdt: TreesPart;
}

/** Runs to log odds. */
export const linkedLogOdds = (link: LinearModel, score: number): number => explainLinear(link, [score]).score;

/** The trees see float32, like XGBoost. */
export const treeScore = (ensemble: TreeEnsemble, vector: Float64Array): number =>
  treeMargin(ensemble, Float32Array.from(vector));

/** P(home wins) of a row of history features by a part. */
export function partProbability(parts: BlendParts, name: PartName, vector: Float64Array): number {
  switch (name) {
    case 'margin': {
      const { linear, link } = parts.margin;
      return probabilityOf(linkedLogOdds(link, explainLinear(linear, vector).score));
    }
    case 'logit':
      return probabilityOf(explainLinear(parts.logit, vector).score);
    case 'gbdt': {
      const { ensemble, link } = parts.gbdt;
      return probabilityOf(linkedLogOdds(link, treeScore(ensemble, vector)));
    }
  }
}

/** P(home wins) by every part, in their order. */
export const partProbabilities = (parts: BlendParts, vector: Float64Array): number[] =>
  partNames.map((name) => partProbability(parts, name, vector));

/** Log odds as the blend counts them: nothing is surer than the cut of `logitOf`. */
export const heldLogOdds = (logOdds: number): number => logitOf(probabilityOf(logOdds));
