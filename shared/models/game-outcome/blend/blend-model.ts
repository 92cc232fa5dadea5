import { explainLinear, type LinearModel } from '../../../domain/linear/linear-model.ts';
import { explainTrees } from '../../../domain/trees/explain-trees.ts';
import { probabilityOf } from './logit.ts';
import { type LogitStack, stackedLogOdds } from './logit-stack.ts';
import {
  type BlendParts,
  heldLogOdds,
  linkedLogOdds,
  type PartName,
  partNames,
  partProbabilities,
  treeScore,
} from './parts.ts';

/** A fitted blend: plain data. Its rows are `historyVector` and `runVectors` of a game's facts. */
export interface BlendModel {
  parts: BlendParts;
  /** Weights of the log odds of the parts, in the order of `partNames`. */
  weights: LogitStack;
  /** Poisson regression of a side's runs on run features. */
  teamRuns: LinearModel;
  /** Runs of margin per unit of log odds. */
  marginSlope: number;
}

/** Log odds taken apart: `baseline` + sum of `shares` = log odds of a home win. One share a history feature, in their order. */
export interface BlendExplanation {
  baseline: number;
  shares: Float64Array;
}

/** P(home wins) of a row of history features. */
export const blendProbability = ({ parts, weights }: BlendModel, vector: Float64Array): number =>
  probabilityOf(stackedLogOdds(weights, partProbabilities(parts, vector)));

/** Log odds that a link gives to a run. */
function linkSlope({ coefficients, standardiser }: LinearModel): number {
  const deviation = standardiser.deviations[0] ?? 0;
  return deviation === 0 ? 0 : (coefficients[0] ?? 0) / deviation;
}

/** What a part says of a row, before it is held, and the share of each feature in it. */
function explainPart(
  { margin, logit, gbdt }: BlendParts,
  name: PartName,
  vector: Float64Array,
): { logOdds: number; shares: ArrayLike<number> } {
  switch (name) {
    case 'margin': {
      const { score, contributions } = explainLinear(margin.linear, vector);
      const slope = linkSlope(margin.link);
      return {
        logOdds: linkedLogOdds(margin.link, score),
        shares: contributions.map((contribution) => contribution * slope),
      };
    }
    case 'logit': {
      const { score, contributions } = explainLinear(logit, vector);
      return { logOdds: score, shares: contributions };
    }
    case 'gbdt': {
      const { contributions } = explainTrees(gbdt.ensemble, vector);
      const slope = linkSlope(gbdt.link);
      return {
        logOdds: linkedLogOdds(gbdt.link, treeScore(gbdt.ensemble, vector)),
        shares: contributions.map((contribution) => contribution * slope),
      };
    }
  }
}

/**
 * Exact reasons: coefficients of the linear parts and TreeSHAP of the trees, through their links and weights. What the trees lose by adding up in
 * float32 (some 1e-7) goes to the baseline, so that baseline and shares add up.
 */
export function explainBlend({ parts, weights }: BlendModel, vector: Float64Array): BlendExplanation {
  const shares = new Float64Array(vector.length);
  let baseline = weights.intercept;
  partNames.forEach((name, index) => {
    const part = explainPart(parts, name, vector);
    const held = heldLogOdds(part.logOdds);
    // A part that is surer than the blend counts has all its reasons cut alike.
    const cut = part.logOdds === 0 ? 1 : held / part.logOdds;
    const weight = weights.weights[index] ?? 0;
    baseline += weight * held;
    for (let feature = 0; feature < shares.length; feature += 1) {
      const share = weight * cut * (part.shares[feature] ?? 0);
      shares[feature] = (shares[feature] ?? 0) + share;
      baseline -= share;
    }
  });
  return { baseline, shares };
}
