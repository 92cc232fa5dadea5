import type { LeagueRates, SnapshotStarter, SnapshotTeam } from '../../../schemas/serving.ts';
import type { MarketMemory } from '../../../schemas/tables/market-memory-features.ts';
import { answeringModel, modelProbability, modelRuns } from './answering-model.ts';
import { assembleGameFeatures } from './assemble-features.ts';
import { eloProbability } from './elo-odds.ts';
import type { ExpectedRuns } from './expected-runs.ts';
import { type GameFeatures, gameFeatureVector } from './feature-vector.ts';
import type { GameFacts } from './history/game-facts.ts';
import type { GameOutcomeModel } from './model-file.ts';
import { blendOf, type MemberName } from './outcome-member.ts';

/** Entity rows of one game, as a serving snapshot has them. A null starter is unknown: replacement level. */
export interface GameOutcomeInput {
  home: SnapshotTeam;
  away: SnapshotTeam;
  homeStarter: SnapshotStarter | null;
  awayStarter: SnapshotStarter | null;
  league: LeagueRates;
  /** What the ratings on history tell of the game; null where they were not built. */
  facts: GameFacts | null;
  /** P(home wins) by the opening line that was known before the cutoff; null without one. */
  openLine: number | null;
  /** What the prices of earlier games tell; null while none is known. */
  marketMemory: MarketMemory | null;
}

/** What is said about one game. */
export interface GameOutcomePrediction {
  features: GameFeatures;
  facts: GameFacts | null;
  openLine: number | null;
  marketMemory: MarketMemory | null;
  homeWinProbability: number;
  eloHomeWinProbability: number;
  runs: ExpectedRuns;
  /** 0 = a coin, 1 = certain: twice the distance from one half, a quarter less for every unknown starter. */
  confidence: number;
  modelVersion: string;
  member: MemberName;
  /** Why the model did not answer although there is one, in a sentence; null when it did. */
  fallbackReason: string | null;
}

/** Version that is told while no model is trained. */
export const ELO_VERSION = 'elo';

const CONFIDENCE_LOST_PER_UNKNOWN_STARTER = 0.25;

/** Predicts one game. Without a model, or without what it needs, Elo answers. */
export function predictGame(model: GameOutcomeModel | null, input: GameOutcomeInput): GameOutcomePrediction {
  const features = assembleGameFeatures(input);
  const { facts, openLine, marketMemory } = input;
  const game = { vector: gameFeatureVector(features), facts, openLine, marketMemory };
  const answering = answeringModel(model, game);
  const isModel = answering === model;
  const homeWinProbability = modelProbability(answering, game);
  const unknownStarters = [input.homeStarter, input.awayStarter].filter((starter) => starter === null).length;
  return {
    features,
    facts,
    openLine,
    marketMemory,
    homeWinProbability,
    eloHomeWinProbability: eloProbability(features.elo_difference, model?.homeAdvantageEloPoints),
    runs: modelRuns(answering, game, {
      leagueRunsPerTeam: input.league.runs_per_team_game,
      homeWinProbability,
    }),
    confidence:
      2 * Math.abs(homeWinProbability - 0.5) * (1 - CONFIDENCE_LOST_PER_UNKNOWN_STARTER * unknownStarters),
    modelVersion: model !== null && isModel ? model.version : ELO_VERSION,
    member: answering.member.name,
    fallbackReason:
      model === null || isModel
        ? null
        : `model ${model.version} needs ${missingOf(model, input)}, which the game does not have: Elo answers`,
  };
}

/** What a model does not find. */
function missingOf({ member }: GameOutcomeModel, { facts, openLine }: GameOutcomeInput): string {
  if (blendOf(member) !== null && facts === null) return 'the ratings on history';
  return openLine === null ? 'an opening line' : 'closing lines of earlier games';
}
