import { applyInverseLink } from '../../domain/linear/linear-model.ts';
import type { Contribution } from '../prediction-system.ts';
import { answeringModel, explainModel } from './answering-model.ts';
import { gameFeatureMeaning, gameFeatureVector, isGameFeature } from './feature-vector.ts';
import { type SideFeature, sideFeatures } from './history/features.ts';
import type { GameFacts } from './history/game-facts.ts';
import { isMarketMemory, marketMemoryMeaning } from './history/market-memory.ts';
import type { GameOutcomeModel } from './model-file.ts';
import { OPEN_LINE_REASON } from './outcome-member.ts';
import type { GameOutcomePrediction } from './predict-game.ts';

/** Name of the reason that is no feature: what an even game at home starts from. */
export const HOME_ADVANTAGE_REASON = 'home_advantage';

const favours = (contribution: number): string => {
  if (contribution === 0) return 'Favours nobody.';
  return contribution > 0 ? 'Favours the home team.' : 'Favours the away team.';
};

/** `1523`, `28.4`, `-0.31`, `0.031`: three digits or so. */
function valueText(value: number): string {
  if (Number.isNaN(value)) return 'unknown';
  const size = Math.abs(value);
  if (size >= 100) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  return value.toFixed(size > 0 && size < 0.1 ? 3 : 2);
}

/** How far a share of the log odds moves the chance of a home win, in points of 100: the chance with it minus the chance without it. */
export const pointsOf = (logOdds: number, share: number): number =>
  100 * (applyInverseLink('logit', logOdds) - applyInverseLink('logit', logOdds - share));

function pointsText(logOdds: number, share: number): string {
  const points = pointsOf(logOdds, share);
  if (points === 0) return 'Favours nobody.';
  return `Worth ${Math.abs(points).toFixed(1)} points of win probability to the ${points > 0 ? 'home' : 'away'} team.`;
}

const historyMeaning = ({ meaning, unit, of }: SideFeature, { home, away }: GameFacts): string =>
  `${meaning}: home ${valueText(of(home))}, away ${valueText(of(away))} ${unit}.`;

const byName: ReadonlyMap<string, SideFeature> = new Map(
  sideFeatures.map((feature) => [feature.name, feature]),
);

/** A reason of history: the value of each side, and what the difference between them is worth. */
function historyReason(facts: GameFacts, feature: SideFeature, share: number, logOdds: number): Contribution {
  const difference = feature.of(facts.home) - feature.of(facts.away);
  return {
    feature: feature.name,
    value: Number.isNaN(difference) ? null : difference,
    contribution: share,
    meaning: `${historyMeaning(feature, facts)} ${pointsText(logOdds, share)}`,
  };
}

/** The market's word before the cutoff, and what it is worth. */
const openLineReason = (openLine: number | null, share: number, logOdds: number): Contribution => ({
  feature: OPEN_LINE_REASON,
  value: openLine,
  contribution: share,
  meaning: `The opening line, without the bookmakers' margin: ${(100 * (openLine ?? Number.NaN)).toFixed(1)}% for the home team. ${pointsText(logOdds, share)}`,
});

/** Why a prediction is what it is, largest reason first. The contributions add up to the log odds of a home win. */
export function explainGame(
  model: GameOutcomeModel | null,
  {
    features,
    facts,
    openLine,
    marketMemory,
  }: Pick<GameOutcomePrediction, 'features' | 'facts' | 'openLine' | 'marketMemory'>,
): Contribution[] {
  const game = { vector: gameFeatureVector(features), facts, openLine, marketMemory };
  const { baseline, shares } = explainModel(answeringModel(model, game), game);
  const logOdds = shares.reduce((sum, { share }) => sum + share, baseline);
  const reasons = shares.map(({ feature, share }): Contribution => {
    if (feature === OPEN_LINE_REASON) return openLineReason(openLine, share, logOdds);
    if (marketMemory !== null && isMarketMemory(feature))
      return {
        feature,
        value: marketMemory[feature],
        contribution: share,
        meaning: `${marketMemoryMeaning(feature)} ${pointsText(logOdds, share)}`,
      };
    const ofHistory = byName.get(feature);
    if (facts !== null && ofHistory !== undefined) return historyReason(facts, ofHistory, share, logOdds);
    const isKnown = isGameFeature(feature);
    return {
      feature,
      value: isKnown ? features[feature] : null,
      contribution: share,
      meaning: `${isKnown ? gameFeatureMeaning(feature) : feature} ${favours(share)}`,
    };
  });
  reasons.push({
    feature: HOME_ADVANTAGE_REASON,
    value: null,
    contribution: baseline,
    meaning: `What the home team starts with when nothing else differs. ${favours(baseline)}`,
  });
  return reasons.sort(
    (left, right) =>
      Math.abs(right.contribution) - Math.abs(left.contribution) || (left.feature < right.feature ? -1 : 1),
  );
}
