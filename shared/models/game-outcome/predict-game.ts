import type { LeagueRates, SnapshotStarter, SnapshotTeam } from '../../../schemas/serving.ts';
import type { Contribution } from '../prediction-system.ts';
import { assembleGameFeatures } from './assemble-features.ts';
import { eloProbability, HOME_ADVANTAGE_ELO_POINTS } from './elo-odds.ts';
import { type ExpectedRuns, expectedRuns } from './expected-runs.ts';
import { type GameFeatures, gameFeatureMeaning, gameFeatureVector } from './feature-vector.ts';
import type { GameOutcomeModel } from './model-file.ts';
import { explainMember, type MemberName, memberProbability, type OutcomeMember } from './outcome-member.ts';

/** Entity rows of one game, as a serving snapshot has them. A null starter is unknown: replacement level. */
export interface GameOutcomeInput {
  home: SnapshotTeam;
  away: SnapshotTeam;
  homeStarter: SnapshotStarter | null;
  awayStarter: SnapshotStarter | null;
  league: LeagueRates;
}

/** What is said about one game. */
export interface GameOutcomePrediction {
  features: GameFeatures;
  homeWinProbability: number;
  eloHomeWinProbability: number;
  runs: ExpectedRuns;
  /** 0 = a coin, 1 = certain: twice the distance from one half, a quarter less for every unknown starter. */
  confidence: number;
  modelVersion: string;
  member: MemberName;
}

/** Version that is told while no model is trained. */
export const ELO_VERSION = 'elo';

/** Name of the reason that is no feature: what an even game at home starts from. */
export const HOME_ADVANTAGE_REASON = 'home_advantage';

const CONFIDENCE_LOST_PER_UNKNOWN_STARTER = 0.25;

const eloMember: OutcomeMember = { name: 'elo', homeAdvantageEloPoints: HOME_ADVANTAGE_ELO_POINTS };

/** Predicts one game. Without a model Elo answers. */
export function predictGame(model: GameOutcomeModel | null, input: GameOutcomeInput): GameOutcomePrediction {
  const features = assembleGameFeatures(input);
  const vector = gameFeatureVector(features);
  const member = model?.member ?? eloMember;
  const homeWinProbability = memberProbability(member, vector);
  const unknownStarters = [input.homeStarter, input.awayStarter].filter((starter) => starter === null).length;
  return {
    features,
    homeWinProbability,
    eloHomeWinProbability: eloProbability(features.elo_difference, model?.homeAdvantageEloPoints),
    runs: expectedRuns(model?.runs ?? null, {
      vector,
      leagueRunsPerTeam: input.league.runs_per_team_game,
      homeWinProbability,
    }),
    confidence:
      2 * Math.abs(homeWinProbability - 0.5) * (1 - CONFIDENCE_LOST_PER_UNKNOWN_STARTER * unknownStarters),
    modelVersion: model?.version ?? ELO_VERSION,
    member: member.name,
  };
}

const favours = (contribution: number): string => {
  if (contribution === 0) return 'Favours nobody.';
  return contribution > 0 ? 'Favours the home team.' : 'Favours the away team.';
};

/** Why a prediction is what it is, largest reason first. The contributions add up to the log odds of a home win. */
export function explainGame(
  model: GameOutcomeModel | null,
  { features }: Pick<GameOutcomePrediction, 'features'>,
): Contribution[] {
  const { baseline, shares } = explainMember(model?.member ?? eloMember, gameFeatureVector(features));
  const reasons: Contribution[] = shares.map(({ feature, share }) => ({
    feature,
    value: features[feature],
    contribution: share,
    meaning: `${gameFeatureMeaning(feature)} ${favours(share)}`,
  }));
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
