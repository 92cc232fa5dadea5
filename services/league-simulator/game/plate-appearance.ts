import { type Outcome, type OutcomeVector, outcomes } from '../outcomes.ts';
import type { Player, PositionCode } from '../players.ts';
import type { RandomStream } from '../random.ts';
import type { Advances, Runner } from './base-running.ts';
import type { DayPitcher } from './club-day.ts';
import type { Base, Credit, Movement, Trajectory } from './game-record.ts';

/** Draws an outcome by its weight. */
export function drawOutcome(random: RandomStream, weights: OutcomeVector): Outcome {
  return outcomes[random.weighted(weights)] ?? 'out';
}

const trajectories = ['ground_ball', 'line_drive', 'fly_ball', 'popup'] as const;

/** How the ball left the bat, given what became of it; null when it was not put in play. */
export function drawTrajectory(
  random: RandomStream,
  outcome: Outcome,
  pitcher: DayPitcher,
): Trajectory | null {
  const grounders = 1 + 0.18 * pitcher.strength.groundBalls;
  const pick = (ground: number, line: number, fly: number, popup: number): Trajectory =>
    trajectories[random.weighted([ground * grounders, line, fly, popup])] ?? 'ground_ball';
  switch (outcome) {
    case 'strikeout':
    case 'walk':
    case 'hitByPitch':
      return null;
    case 'homeRun':
      return pick(0, 0.1, 0.9, 0);
    case 'triple':
      return pick(0.05, 0.5, 0.45, 0);
    case 'double':
      return pick(0.12, 0.55, 0.33, 0);
    case 'single':
      return pick(0.43, 0.46, 0.1, 0.01);
    case 'error':
      return pick(0.9, 0.05, 0.05, 0);
    case 'out':
      return pick(0.45, 0.13, 0.31, 0.11);
  }
}

// Who gets the ball: position codes with weights, by trajectory.
const infieldOut: readonly PositionCode[] = [6, 4, 5, 3, 1];
const infieldWeights = [0.33, 0.29, 0.2, 0.11, 0.07];
const outfield: readonly PositionCode[] = [7, 8, 9];
const outfieldWeights = [0.32, 0.37, 0.31];
const popUp: readonly PositionCode[] = [3, 4, 5, 6, 2];
const popUpWeights = [0.24, 0.24, 0.2, 0.24, 0.08];

/** The fielder who gets a ball in play. */
export function drawFielder(random: RandomStream, outcome: Outcome, trajectory: Trajectory): PositionCode {
  const isHit = outcome !== 'out' && outcome !== 'error';
  if (isHit || trajectory === 'fly_ball') return outfield[random.weighted(outfieldWeights)] ?? 8;
  if (trajectory === 'popup') return popUp[random.weighted(popUpWeights)] ?? 4;
  if (trajectory === 'line_drive' && random.chance(0.6))
    return outfield[random.weighted(outfieldWeights)] ?? 8;
  return infieldOut[random.weighted(infieldWeights)] ?? 6;
}

/** The runs an official scorer lets count as earned, and the outs made so far. */
export interface ScoringState {
  readonly outs: number;
  /** Outs there would be without errors. */
  readonly outsWithoutErrors: number;
}

/** Turns advances into movements with outs, runs batted in, earned runs and credits; runs come in order. */
export function movementsOf(
  advances: Advances,
  scoring: ScoringState,
  defence: readonly (Player | null)[],
  fielder: number | null,
  currentPitcher: Player,
): { movements: Movement[]; outs: number; runs: number; rbi: number } {
  let outs = scoring.outs;
  let outsThisPlay = 0;
  let runs = 0;
  let rbi = 0;
  const creditOf = (position: number, credit: Credit['credit']): Credit[] => {
    const player = defence[position];
    return player ? [{ player, position: toPosition(position), credit }] : [];
  };
  const movements = advances.moves.map((advance): Movement => {
    const isOut = advance.to === null;
    const credits: Credit[] = [];
    if (isOut) {
      outs += 1;
      const handled = advances.fielding[outsThisPlay] ?? [];
      outsThisPlay += 1;
      for (const [index, position] of handled.entries())
        credits.push(...creditOf(position, index === handled.length - 1 ? 'f_putout' : 'f_assist'));
    } else if (advances.eventType === 'field_error' && advance.from === 0 && fielder !== null) {
      credits.push(...creditOf(fielder, 'f_fielding_error'));
    }
    const scores = advance.to === 4;
    const isRbi = scores && advances.creditsRbi;
    if (scores) runs += 1;
    if (isRbi) rbi += 1;
    return {
      runner: advance.runner.player,
      from: advance.from,
      to: advance.to,
      outBase: advance.outBase,
      outNumber: isOut ? outs : null,
      reason: advance.reason,
      event: advances.event,
      eventType: advances.eventType,
      isRbi,
      isEarned:
        scores &&
        advance.runner.isEarned &&
        scoring.outsWithoutErrors < 3 &&
        advances.eventType !== 'field_error',
      responsiblePitcher: scores ? (advance.from === 0 ? currentPitcher : advance.runner.pitcher) : null,
      credits,
      beforePitch: null,
    };
  });
  return { movements, outs, runs, rbi };
}

function toPosition(position: number): PositionCode {
  switch (position) {
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
    case 9:
      return position;
    default:
      return 1;
  }
}

/** The bases after the advances; outs and runs leave them. */
export function basesAfter(
  on: readonly (Runner | null)[],
  advances: Advances,
): [Runner | null, Runner | null, Runner | null] {
  const bases: [Runner | null, Runner | null, Runner | null] = [on[0] ?? null, on[1] ?? null, on[2] ?? null];
  const indexOf = (base: Base | null): 0 | 1 | 2 | null =>
    base === 1 ? 0 : base === 2 ? 1 : base === 3 ? 2 : null;
  for (const move of advances.moves) {
    const from = indexOf(move.from);
    if (from !== null) bases[from] = null;
  }
  for (const move of advances.moves) {
    const to = indexOf(move.to);
    if (to !== null) bases[to] = move.runner;
  }
  return bases;
}
