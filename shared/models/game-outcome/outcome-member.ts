import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { applyInverseLink, explainLinear, type LinearModel } from '../../domain/linear/linear-model.ts';
import { explainTrees } from '../../domain/trees/explain-trees.ts';
import { predictTrees } from '../../domain/trees/score-trees.ts';
import type { TreeEnsemble } from '../../domain/trees/tree-ensemble.ts';
import { eloProbability, LOG_ODDS_PER_ELO_POINT } from './elo-odds.ts';
import type { GameFeatureName } from './feature-vector.ts';

/** The members that can be served, simplest first: a later one must beat an earlier one to be chosen. */
export const memberNames = ['elo', 'logistic', 'trees'] as const;

/** See {@link memberNames}. */
export type MemberName = (typeof memberNames)[number];

/** A member ready to score a vector in model order (NaN = unknown). */
export type OutcomeMember =
  | { name: 'elo'; homeAdvantageEloPoints: number }
  | { name: 'logistic'; model: LinearModel }
  | { name: 'trees'; ensemble: TreeEnsemble };

/** Log odds taken apart: `baseline` + sum of `shares` = log odds of a home win. Shares of 0 may be left out. */
export interface MemberExplanation {
  baseline: number;
  shares: { feature: GameFeatureName; share: number }[];
}

const eloIndex = gameFeatureNames.indexOf('elo_difference');

const eloDifferenceOf = (vector: Float64Array): number | null => {
  const value = vector[eloIndex] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
};

/** P(home wins) by a member. */
export function memberProbability(member: OutcomeMember, vector: Float64Array): number {
  switch (member.name) {
    case 'elo':
      return eloProbability(eloDifferenceOf(vector), member.homeAdvantageEloPoints);
    case 'logistic':
      return applyInverseLink('logit', explainLinear(member.model, vector).score);
    case 'trees':
      return predictTrees(member.ensemble, vector);
  }
}

/** Exact reasons of a member: coefficients for the linear ones, TreeSHAP for trees. */
export function explainMember(member: OutcomeMember, vector: Float64Array): MemberExplanation {
  const named = (contributions: ArrayLike<number>) =>
    gameFeatureNames.map((feature, index) => ({ feature, share: contributions[index] ?? 0 }));
  switch (member.name) {
    case 'elo':
      return {
        baseline: member.homeAdvantageEloPoints * LOG_ODDS_PER_ELO_POINT,
        shares: [
          { feature: 'elo_difference', share: (eloDifferenceOf(vector) ?? 0) * LOG_ODDS_PER_ELO_POINT },
        ],
      };
    case 'logistic': {
      const { intercept, contributions } = explainLinear(member.model, vector);
      return { baseline: intercept, shares: named(contributions) };
    }
    case 'trees': {
      const { bias, contributions } = explainTrees(member.ensemble, vector);
      return { baseline: bias, shares: named(contributions) };
    }
  }
}
