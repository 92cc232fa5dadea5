import { sha256 } from './checksum.ts';

/** The models that predict a game side by side: the current one and the candidate. */
export const arms = ['current', 'candidate'] as const;

/** See {@link arms}. */
export type Arm = (typeof arms)[number];

/** Share of the games that the candidate serves unless it is set otherwise. */
export const defaultCandidateShare = 0.05;

/** Where the prediction of an arm is recorded: a prediction system of its own name, `game_outcome.candidate`. */
export const systemOfArm = (modelSystem: string, arm: Arm): string => `${modelSystem}.${arm}`;

/** Which arm serves a game: the same for ever, whoever asks and whichever models run. `candidateShare` is 0 to 1. */
export function armOf(modelSystem: string, gamePk: number, candidateShare: number): Arm {
  const place = Number.parseInt(sha256(`${modelSystem}:${gamePk}`).slice(0, 8), 16) / 2 ** 32;
  return place < candidateShare ? 'candidate' : 'current';
}
