import type { OutcomeVector } from '../outcomes.ts';
import type { RandomStream } from '../random.ts';
import type { ScheduledGame } from '../season-calendar.ts';
import { type Advances, advancesOf, intentionalWalk, type Runner, type RunnersOn } from './base-running.ts';
import type { DecisionLedger } from './decisions.ts';
import type { GameClock } from './game-clock.ts';
import type { GameAction, Movement, Trajectory } from './game-record.ts';
import { weighOutcomes } from './matchup.ts';
import { pitchCallsOf } from './pitch-calls.ts';
import { wantsReliever } from './pitching-change.ts';
import { drawFielder, drawOutcome, drawTrajectory } from './plate-appearance.ts';
import type { SideState } from './side-state.ts';
import { tryToSteal } from './stealing.ts';

/** What every plate appearance of a game shares. */
export interface GameContext {
  readonly random: RandomStream;
  readonly clock: GameClock;
  readonly game: ScheduledGame;
  readonly ledger: DecisionLedger;
  /** League odds in this park, weather and under this umpire, for the club at bat. */
  readonly surroundings: { readonly home: OutcomeVector; readonly away: OutcomeVector };
  /** Scratch space, so that no vector is made for a plate appearance. */
  readonly weights: OutcomeVector;
}

/** Where a half-inning stands. */
export interface HalfInningState {
  readonly inning: number;
  readonly isTop: boolean;
  readonly batting: SideState;
  readonly fielding: SideState;
  on: RunnersOn;
  outs: number;
  /** Outs there would be without errors: from three on, runs are unearned. */
  outsWithoutErrors: number;
  isFirstBatter: boolean;
}

/** How many are on base. */
export function runnersCount(on: RunnersOn): number {
  return on.filter((runner) => runner !== null).length;
}

function placeRunner(half: HalfInningState): GameAction {
  const placed = half.batting.previousBatter;
  const pitcher = half.fielding.mound.pitcher.player;
  half.on = [null, { player: placed.player, pitcher, isEarned: false, speed: placed.speed }, null];
  return {
    kind: 'runnerPlaced',
    beforePitch: 0,
    player: placed.player,
    replaced: null,
    position: null,
    battingOrder: null,
  };
}

/** What the managers do before the next batter: the extra-innings runner, a reliever, a pinch hitter. */
export function prepareBatter(context: GameContext, half: HalfInningState): GameAction[] {
  const { random, clock, game, ledger } = context;
  const { batting, fielding, inning } = half;
  const actions: GameAction[] = [];
  if (half.isFirstBatter && inning > game.scheduledInnings) actions.push(placeRunner(half));
  const lead = fielding.runs - batting.runs;
  const moment = {
    inning,
    isNewInning: half.isFirstBatter,
    runnersOn: runnersCount(half.on),
    lead,
    scheduledInnings: game.scheduledInnings,
  };
  const replaced = wantsReliever(random, fielding, moment)
    ? fielding.relieve(inning, lead, game.scheduledInnings)
    : null;
  if (replaced !== null) {
    const { player } = fielding.mound.pitcher;
    actions.push({
      kind: 'pitchingChange',
      beforePitch: 0,
      player,
      replaced,
      position: 1,
      battingOrder: null,
    });
    ledger.relieved(fielding, lead);
    clock.pass(100, 150);
  }
  const pinch = batting.pinchHit(random, inning);
  if (pinch !== null) {
    actions.push({ kind: 'pinchHitter', beforePitch: 0, position: 11, ...pinch });
    clock.pass(30, 50);
  }
  half.isFirstBatter = false;
  return actions;
}

/** How a plate appearance went, before it is booked. */
export interface DrawnAppearance {
  readonly advances: Advances;
  readonly calls: readonly string[];
  readonly trajectory: Trajectory | null;
  readonly hitLocation: number | null;
  /** A steal during the plate appearance. */
  readonly steal: { readonly action: GameAction; readonly movement: Movement } | null;
}

function walksOnPurpose(context: GameContext, half: HalfInningState): boolean {
  const [first, second] = half.on;
  return (
    half.inning >= 7 &&
    first === null &&
    second !== null &&
    Math.abs(half.fielding.runs - half.batting.runs) <= 2 &&
    half.batting.atBat.batter.value > 0.13 &&
    context.random.chance(0.22)
  );
}

/** Draws a plate appearance; a steal changes the bases and outs of the half-inning at once. */
export function drawAppearance(
  context: GameContext,
  half: HalfInningState,
  timesFaced: number,
  runsToWin: number | null,
): DrawnAppearance {
  const { random } = context;
  const { batting, fielding } = half;
  const { batter } = batting.atBat;
  const { pitcher } = fielding.mound;
  const self: Runner = {
    player: batter.player,
    pitcher: pitcher.player,
    isEarned: true,
    speed: batter.speed,
  };
  if (walksOnPurpose(context, half)) {
    return {
      advances: intentionalWalk(self, half.on),
      calls: [],
      trajectory: null,
      hitLocation: null,
      steal: null,
    };
  }
  const attempt = tryToSteal(random, half.on, half.outs, fielding.defence, fielding.runs - batting.runs);
  if (attempt !== null) {
    half.outsWithoutErrors += attempt.outs - half.outs;
    half.on = attempt.on;
    half.outs = attempt.outs;
  }
  const surroundings = context.surroundings[half.isTop ? 'away' : 'home'];
  weighOutcomes(context.weights, surroundings, batter, pitcher, timesFaced);
  const outcome = drawOutcome(random, context.weights);
  const trajectory = drawTrajectory(random, outcome, pitcher);
  const fielder = trajectory === null ? 2 : drawFielder(random, outcome, trajectory);
  const advances = advancesOf(random, outcome, trajectory, fielder, self, half.on, half.outs, runsToWin);
  const runsScored = advances.moves.some((move) => move.to === 4);
  const calls = pitchCallsOf(random, outcome, runsScored);
  if (attempt === null)
    return { advances, calls, trajectory, hitLocation: trajectory === null ? null : fielder, steal: null };
  const beforePitch = Math.min(calls.length - 1, 1 + random.below(2));
  const steal = {
    action: { ...attempt.action, beforePitch },
    movement: { ...attempt.movement, beforePitch },
  };
  return { advances, calls, trajectory, hitLocation: trajectory === null ? null : fielder, steal };
}
