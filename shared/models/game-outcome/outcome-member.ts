import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { applyInverseLink, explainLinear, type LinearModel } from '../../domain/linear/linear-model.ts';
import { explainTrees } from '../../domain/trees/explain-trees.ts';
import { predictTrees } from '../../domain/trees/score-trees.ts';
import type { TreeEnsemble } from '../../domain/trees/tree-ensemble.ts';
import { eloLogOdds, LOG_ODDS_PER_ELO_POINT } from './elo-odds.ts';
import { eloDifferenceOf, type GameFeatureName, pickFeatures } from './feature-vector.ts';

/** The members that can be served, simplest first: a later one must beat an earlier one to be chosen. */
export const memberNames = ['elo', 'logistic', 'trees'] as const;

/** See {@link memberNames}. */
export type MemberName = (typeof memberNames)[number];

/** A member ready to score a vector in model order (NaN = unknown). `correction` is what is added to Elo's log odds. */
export type OutcomeMember =
  | { name: 'elo'; homeAdvantageEloPoints: number }
  | { name: 'logistic'; homeAdvantageEloPoints: number; correction: LinearModel }
  | { name: 'trees'; ensemble: TreeEnsemble };

/** Log odds taken apart: `baseline` + sum of `shares` = log odds of a home win. Features without a share are left out. */
export interface MemberExplanation {
  baseline: number;
  shares: { feature: GameFeatureName; share: number }[];
}

const explainCorrection = (correction: LinearModel, vector: Float64Array) =>
  explainLinear(correction, pickFeatures(vector, correction.featureNames));

/** P(home wins) by a member. */
export function memberProbability(member: OutcomeMember, vector: Float64Array): number {
  switch (member.name) {
    case 'elo':
      return applyInverseLink('logit', eloLogOdds(eloDifferenceOf(vector), member.homeAdvantageEloPoints));
    case 'logistic': {
      const elo = eloLogOdds(eloDifferenceOf(vector), member.homeAdvantageEloPoints);
      return applyInverseLink('logit', elo + explainCorrection(member.correction, vector).score);
    }
    case 'trees':
      return predictTrees(member.ensemble, vector);
  }
}

/** Exact reasons of a member: Elo's two terms, coefficients for the correction, TreeSHAP for trees. */
export function explainMember(member: OutcomeMember, vector: Float64Array): MemberExplanation {
  switch (member.name) {
    case 'elo':
      return eloExplanation(member.homeAdvantageEloPoints, vector);
    case 'logistic': {
      const elo = eloExplanation(member.homeAdvantageEloPoints, vector);
      const { featureNames } = member.correction;
      const { intercept, contributions } = explainCorrection(member.correction, vector);
      const corrections = gameFeatureNames
        .map((feature) => ({ feature, share: contributions[featureNames.indexOf(feature)] }))
        .flatMap(({ feature, share }) => (share === undefined ? [] : [{ feature, share }]));
      return { baseline: elo.baseline + intercept, shares: [...elo.shares, ...corrections] };
    }
    case 'trees': {
      const { bias, contributions } = explainTrees(member.ensemble, vector);
      const shares = gameFeatureNames.map((feature, index) => ({
        feature,
        share: contributions[index] ?? 0,
      }));
      return { baseline: bias, shares };
    }
  }
}

const eloExplanation = (homeAdvantageEloPoints: number, vector: Float64Array): MemberExplanation => ({
  baseline: homeAdvantageEloPoints * LOG_ODDS_PER_ELO_POINT,
  shares: [{ feature: 'elo_difference', share: (eloDifferenceOf(vector) ?? 0) * LOG_ODDS_PER_ELO_POINT }],
});
