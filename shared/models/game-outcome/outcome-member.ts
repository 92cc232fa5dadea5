import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { applyInverseLink, explainLinear, type LinearModel } from '../../domain/linear/linear-model.ts';
import { explainTrees } from '../../domain/trees/explain-trees.ts';
import { predictTrees } from '../../domain/trees/score-trees.ts';
import type { TreeEnsemble } from '../../domain/trees/tree-ensemble.ts';
import { type BlendModel, blendProbability, explainBlend } from './blend/blend-model.ts';
import { eloLogOdds, LOG_ODDS_PER_ELO_POINT } from './elo-odds.ts';
import { eloDifferenceOf, pickFeatures } from './feature-vector.ts';
import { historyFeatureNames } from './history/features.ts';
import { type GameFacts, historyVector } from './history/game-facts.ts';

/** The members that can be served, simplest first: a later one must beat an earlier one to be chosen. */
export const memberNames = ['elo', 'logistic', 'trees', 'blend'] as const;

/** See {@link memberNames}. */
export type MemberName = (typeof memberNames)[number];

/**
 * A member ready to score. `correction` is what is added to Elo's log odds. The blend looks at the game's facts, the others at its vector; without
 * facts it says what Elo says.
 */
export type OutcomeMember =
  | { name: 'elo'; homeAdvantageEloPoints: number }
  | { name: 'logistic'; homeAdvantageEloPoints: number; correction: LinearModel }
  | { name: 'trees'; ensemble: TreeEnsemble }
  | { name: 'blend'; homeAdvantageEloPoints: number; blend: BlendModel };

/** What members see of a game: the vector in model order (NaN = unknown), and what history tells, where it was built. */
export interface KnownGame {
  vector: Float64Array;
  facts: GameFacts | null;
}

/** Log odds taken apart: `baseline` + sum of `shares` = log odds of a home win. Features without a share are left out. */
export interface MemberExplanation {
  baseline: number;
  shares: { feature: string; share: number }[];
}

const explainCorrection = (correction: LinearModel, vector: Float64Array) =>
  explainLinear(correction, pickFeatures(vector, correction.featureNames));

const eloMemberProbability = (homeAdvantageEloPoints: number, vector: Float64Array): number =>
  applyInverseLink('logit', eloLogOdds(eloDifferenceOf(vector), homeAdvantageEloPoints));

/** P(home wins) by a member. */
export function memberProbability(member: OutcomeMember, { vector, facts }: KnownGame): number {
  switch (member.name) {
    case 'elo':
      return eloMemberProbability(member.homeAdvantageEloPoints, vector);
    case 'logistic': {
      const elo = eloLogOdds(eloDifferenceOf(vector), member.homeAdvantageEloPoints);
      return applyInverseLink('logit', elo + explainCorrection(member.correction, vector).score);
    }
    case 'trees':
      return predictTrees(member.ensemble, vector);
    case 'blend':
      return facts === null
        ? eloMemberProbability(member.homeAdvantageEloPoints, vector)
        : blendProbability(member.blend, historyVector(facts));
  }
}

/** Exact reasons of a member: Elo's two terms, coefficients for what is linear, TreeSHAP for trees. */
export function explainMember(member: OutcomeMember, { vector, facts }: KnownGame): MemberExplanation {
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
      return { baseline: bias, shares: sharesOf(gameFeatureNames, contributions) };
    }
    case 'blend': {
      if (facts === null) return eloExplanation(member.homeAdvantageEloPoints, vector);
      const { baseline, shares } = explainBlend(member.blend, historyVector(facts));
      return { baseline, shares: sharesOf(historyFeatureNames, shares) };
    }
  }
}

const sharesOf = (features: readonly string[], shares: ArrayLike<number>) =>
  features.map((feature, index) => ({ feature, share: shares[index] ?? 0 }));

const eloExplanation = (homeAdvantageEloPoints: number, vector: Float64Array): MemberExplanation => ({
  baseline: homeAdvantageEloPoints * LOG_ODDS_PER_ELO_POINT,
  shares: [{ feature: 'elo_difference', share: (eloDifferenceOf(vector) ?? 0) * LOG_ODDS_PER_ELO_POINT }],
});
