import { expectedRunsOf } from './blend/team-runs.ts';
import { HOME_ADVANTAGE_ELO_POINTS } from './elo-odds.ts';
import { type ExpectedRuns, expectedRuns, type RunsModel } from './expected-runs.ts';
import { runVectors } from './history/game-facts.ts';
import {
  blendOf,
  canAnswer,
  explainMember,
  type KnownGame,
  type MemberExplanation,
  memberProbability,
  type OutcomeMember,
} from './outcome-member.ts';
import { corrected, type Platt } from './platt.ts';

/** A member with what belongs to its answer. */
export interface AnsweringModel {
  member: OutcomeMember;
  /** Correction of its log odds; null where none was needed. */
  platt: Platt | null;
  /** Total and margin by nightly features; null for Elo alone and for what rests on the blend, which has its own. */
  runs: RunsModel | null;
}

/** Elo alone: what answers while there is no model. */
export const eloAlone: AnsweringModel = {
  member: { name: 'elo', homeAdvantageEloPoints: HOME_ADVANTAGE_ELO_POINTS },
  platt: null,
  runs: null,
};

/** What answers for a game: the model, or Elo alone when it needs facts of history, or an opening line, and there are none. */
export const answeringModel = <Model extends AnsweringModel>(
  model: Model | null,
  known: Omit<KnownGame, 'vector'>,
): Model | AnsweringModel => (model === null || !canAnswer(model.member, known) ? eloAlone : model);

/** P(home wins). */
export const modelProbability = ({ member, platt }: AnsweringModel, game: KnownGame): number =>
  corrected(platt, memberProbability(member, game));

/** Reasons that add up to the log odds of `modelProbability`. */
export function explainModel({ member, platt }: AnsweringModel, game: KnownGame): MemberExplanation {
  const { baseline, shares } = explainMember(member, game);
  if (platt === null) return { baseline, shares };
  return {
    baseline: platt.intercept + platt.slope * baseline,
    shares: shares.map(({ feature, share }) => ({ feature, share: platt.slope * share })),
  };
}

/** Expected runs of both sides, by what the model learned of runs. */
export function modelRuns(
  { member, runs }: AnsweringModel,
  { vector, facts }: KnownGame,
  { leagueRunsPerTeam, homeWinProbability }: { leagueRunsPerTeam: number; homeWinProbability: number },
): ExpectedRuns {
  const blend = blendOf(member);
  if (blend === null || facts === null)
    return expectedRuns(runs, { vector, leagueRunsPerTeam, homeWinProbability });
  const { teamRuns, marginSlope } = blend;
  const { home, away, marginInterval80 } = expectedRunsOf(
    teamRuns,
    marginSlope,
    runVectors(facts),
    homeWinProbability,
  );
  return { home, away, marginInterval80 };
}
