import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import type { MarketMemory } from '../../../schemas/tables/market-memory-features.ts';
import { applyInverseLink, explainLinear, type LinearModel } from '../../domain/linear/linear-model.ts';
import { explainTrees } from '../../domain/trees/explain-trees.ts';
import { predictTrees } from '../../domain/trees/score-trees.ts';
import type { TreeEnsemble } from '../../domain/trees/tree-ensemble.ts';
import { type BlendModel, blendProbability, explainBlend } from './blend/blend-model.ts';
import { logitOf, probabilityOf } from './blend/logit.ts';
import { type LogitStack, stackedLogOdds } from './blend/logit-stack.ts';
import { eloLogOdds, LOG_ODDS_PER_ELO_POINT } from './elo-odds.ts';
import { eloDifferenceOf, pickFeatures } from './feature-vector.ts';
import { historyFeatureNames } from './history/features.ts';
import { type GameFacts, historyVector } from './history/game-facts.ts';
import {
  type LineMoveGame,
  lineMoveFeatureNames,
  lineMoveInputsOf,
  movedProbability,
} from './open-line/line-move.ts';

/**
 * The members that can be served, simplest first: a later one must beat an earlier one to be chosen. The last three look at the market and belong to the
 * variant with the opening line alone: its price as it is, its price weighed with a member that knows no market, and where the price is expected to close.
 */
export const memberNames = [
  'elo',
  'logistic',
  'trees',
  'blend',
  'open_line',
  'open_line_stack',
  'open_line_move',
] as const;

/** See {@link memberNames}. */
export type MemberName = (typeof memberNames)[number];

/** Name of the reason that is the market's price. */
export const OPEN_LINE_REASON = 'open_line';

/**
 * A member ready to score. `correction` is what is added to Elo's log odds. The blend looks at the game's facts, the others at its vector; without
 * facts it says what Elo says. Members of the market say NaN of a game without a price. The expected runs of those that have a base are the base's.
 */
export type OutcomeMember =
  | { name: 'elo'; homeAdvantageEloPoints: number }
  | { name: 'logistic'; homeAdvantageEloPoints: number; correction: LinearModel }
  | { name: 'trees'; ensemble: TreeEnsemble }
  | { name: 'blend'; homeAdvantageEloPoints: number; blend: BlendModel }
  | { name: 'open_line' }
  | { name: 'open_line_stack'; weights: LogitStack; base: OutcomeMember }
  | { name: 'open_line_move'; move: LinearModel; base: OutcomeMember };

/**
 * What members see of a game: the vector in model order (NaN = unknown), what history tells, where it was built, P(home wins) by the opening line
 * that was known before the cutoff, null without one, and what the prices of earlier games tell, null while none is known.
 */
export interface KnownGame {
  vector: Float64Array;
  facts: GameFacts | null;
  openLine: number | null;
  marketMemory: MarketMemory | null;
}

/** The blend that a member is, or rests on. */
export function blendOf(member: OutcomeMember): BlendModel | null {
  if (member.name === 'blend') return member.blend;
  return 'base' in member ? blendOf(member.base) : null;
}

/** Whether there is everything that a member needs of a game. */
export function canAnswer(member: OutcomeMember, known: Omit<KnownGame, 'vector'>): boolean {
  const { facts, openLine } = known;
  switch (member.name) {
    case 'elo':
    case 'logistic':
    case 'trees':
      return true;
    case 'blend':
      return facts !== null;
    case 'open_line':
      return openLine !== null;
    case 'open_line_stack':
      return openLine !== null && canAnswer(member.base, known);
    case 'open_line_move':
      return lineMoveInputsOf(known) !== null && canAnswer(member.base, known);
  }
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
export function memberProbability(member: OutcomeMember, game: KnownGame): number {
  const { vector, facts, openLine } = game;
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
    case 'open_line':
      return openLine ?? Number.NaN;
    case 'open_line_stack': {
      const withoutMarket = memberProbability(member.base, game);
      return probabilityOf(stackedLogOdds(member.weights, [openLine ?? Number.NaN, withoutMarket]));
    }
    case 'open_line_move': {
      const inputs = lineMoveInputsOf(game);
      return inputs === null ? Number.NaN : movedProbability(member.move, inputs);
    }
  }
}

/** Exact reasons of a member: Elo's two terms, coefficients for what is linear, TreeSHAP for trees. */
export function explainMember(member: OutcomeMember, game: KnownGame): MemberExplanation {
  const { vector, facts, openLine } = game;
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
    case 'open_line':
      return {
        baseline: 0,
        shares: [{ feature: OPEN_LINE_REASON, share: logitOf(openLine ?? Number.NaN) }],
      };
    case 'open_line_stack':
      return explainStack(member.weights, member.base, game);
    case 'open_line_move':
      return explainMove(member.move, game);
  }
}

/** The price's share, and what the base says, weighed. Both are held as `stackedLogOdds` holds them, so that everything adds up. */
function explainStack(
  { weights, intercept }: LogitStack,
  base: OutcomeMember,
  game: KnownGame,
): MemberExplanation {
  const [ofLine = 0, ofBase = 0] = weights;
  const own = explainMember(base, game);
  const logOdds = own.shares.reduce((sum, { share }) => sum + share, own.baseline);
  const held = logitOf(memberProbability(base, game));
  const scale = logOdds === 0 ? ofBase : (ofBase * held) / logOdds;
  return {
    baseline: intercept + scale * own.baseline,
    shares: [
      { feature: OPEN_LINE_REASON, share: ofLine * logitOf(game.openLine ?? Number.NaN) },
      ...own.shares.map(({ feature, share }) => ({ feature, share: scale * share })),
    ],
  };
}

/** The price itself, and every reason to expect a move of it. */
function explainMove(move: LinearModel, game: LineMoveGame): MemberExplanation {
  const inputs = lineMoveInputsOf(game) ?? new Float64Array(lineMoveFeatureNames.length).fill(Number.NaN);
  const { intercept, contributions } = explainLinear(move, inputs);
  const [ofLine = 0, ...others] = contributions;
  const shares = [(inputs[0] ?? Number.NaN) + ofLine, ...others];
  return { baseline: intercept, shares: sharesOf(lineMoveFeatureNames, shares) };
}

const sharesOf = (features: readonly string[], shares: ArrayLike<number>) =>
  features.map((feature, index) => ({ feature, share: shares[index] ?? 0 }));

const eloExplanation = (homeAdvantageEloPoints: number, vector: Float64Array): MemberExplanation => ({
  baseline: homeAdvantageEloPoints * LOG_ODDS_PER_ELO_POINT,
  shares: [{ feature: 'elo_difference', share: (eloDifferenceOf(vector) ?? 0) * LOG_ODDS_PER_ELO_POINT }],
});
