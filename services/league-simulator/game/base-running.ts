import type { Outcome } from '../outcomes.ts';
import type { Player } from '../players.ts';
import type { RandomStream } from '../random.ts';
import type { Base, Trajectory } from './game-record.ts';

/** A man on base, and how his run would be charged. */
export interface Runner {
  readonly player: Player;
  readonly pitcher: Player;
  /** False when he would not have reached without an error, or was placed there in extra innings. */
  readonly isEarned: boolean;
  readonly speed: number;
}

/** Runner on first, second and third. */
export type RunnersOn = readonly [Runner | null, Runner | null, Runner | null];

/** A movement without bookkeeping: `to` null is an out at `outBase`. */
export interface Advance {
  readonly runner: Runner;
  readonly from: Base;
  readonly to: Base | null;
  readonly outBase: Base | null;
  readonly reason: string | null;
}

/** How a plate appearance ended on the bases. */
export interface Advances {
  readonly event: string;
  readonly eventType: string;
  /** In order: outs in the order they are made, then the lead runner first. */
  readonly moves: readonly Advance[];
  /** False for runs that score on a double play or an error. */
  readonly creditsRbi: boolean;
  /** Position codes that handled the ball: assists, the last one the putout; each out has its own list. */
  readonly fielding: readonly (readonly number[])[];
}

const hitEvents = {
  homeRun: { event: 'Home Run', eventType: 'home_run', bases: 4 },
  triple: { event: 'Triple', eventType: 'triple', bases: 3 },
  double: { event: 'Double', eventType: 'double', bases: 2 },
  single: { event: 'Single', eventType: 'single', bases: 1 },
} as const;

// Chances of taking the extra base: a little above recent seasons, because there are no wild pitches and passed balls here.
const scoresFromSecondOnSingle = 0.66;
const thirdFromFirstOnSingle = 0.34;
const scoresFromFirstOnDouble = 0.48;
const doublePlayChance = 0.46;
const forceAtSecondChance = 0.38;
const sacrificeFlyChance = 0.74;

function move(runner: Runner, from: Base, to: Base, reason: string | null): Advance {
  return { runner, from, to, outBase: null, reason };
}

function out(runner: Runner, from: Base, outBase: Base, reason: string | null): Advance {
  return { runner, from, to: null, outBase, reason };
}

/** A hit; with the winning run on base nobody goes further than the game needs. */
function advanceOnHit(
  random: RandomStream,
  hit: keyof typeof hitEvents,
  batter: Runner,
  on: RunnersOn,
  outs: number,
  runsToWin: number | null,
): Advances {
  const [first, second, third] = on;
  const ahead: [Runner, Base][] = [];
  if (third) ahead.push([third, 3]);
  if (second) ahead.push([second, 2]);
  if (first) ahead.push([first, 1]);
  const twoOutBonus = outs === 2 ? 0.18 : 0;
  const winner = runsToWin === null ? undefined : ahead[runsToWin - 1];
  // The scorer's rule: a winning hit counts only as many bases as the winning runner needs, home runs excepted.
  const bases =
    hit !== 'homeRun' && winner ? Math.min(hitEvents[hit].bases, 4 - winner[1]) : hitEvents[hit].bases;
  const { event, eventType } =
    Object.values(hitEvents).find((entry) => entry.bases === bases) ?? hitEvents.single;
  let runs = 0;
  let nextFree: number = 4;
  const moves = ahead.map(([runner, from]) => {
    let to = Math.min(4, from + bases);
    const isOver = bases < 4 && runsToWin !== null && runs >= runsToWin;
    if (!isOver) {
      const speedBonus = runner.speed * 0.06;
      if (bases === 1 && from === 2 && random.chance(scoresFromSecondOnSingle + twoOutBonus + speedBonus))
        to = 4;
      if (
        bases === 1 &&
        from === 1 &&
        nextFree > 3 &&
        random.chance(thirdFromFirstOnSingle + twoOutBonus / 2 + speedBonus)
      )
        to = 3;
      if (bases === 2 && from === 1 && random.chance(scoresFromFirstOnDouble + twoOutBonus + speedBonus))
        to = 4;
    }
    if (to === 4) runs += 1;
    else nextFree = to;
    return move(runner, from, toBase(to), from + bases < to ? 'r_adv_play' : 'r_adv_force');
  });
  return {
    event,
    eventType,
    moves: [...moves, move(batter, 0, toBase(bases), null)],
    creditsRbi: true,
    fielding: [],
  };
}

function toBase(value: number): Base {
  return value <= 0 ? 0 : value === 1 ? 1 : value === 2 ? 2 : value === 3 ? 3 : 4;
}

/** Batter to first, runners only if forced. */
function advanceOnWalk(
  event: string,
  eventType: string,
  batter: Runner,
  [first, second, third]: RunnersOn,
): Advances {
  const moves: Advance[] = [];
  if (first && second && third) moves.push(move(third, 3, 4, 'r_adv_force'));
  if (first && second) moves.push(move(second, 2, 3, 'r_adv_force'));
  if (first) moves.push(move(first, 1, 2, 'r_adv_force'));
  return { event, eventType, moves: [...moves, move(batter, 0, 1, null)], creditsRbi: true, fielding: [] };
}

function advanceOnError(batter: Runner, [first, second, third]: RunnersOn): Advances {
  const moves: Advance[] = [];
  if (third) moves.push(move(third, 3, 4, 'r_adv_play'));
  if (second) moves.push(move(second, 2, 3, 'r_adv_play'));
  if (first) moves.push(move(first, 1, 2, 'r_adv_play'));
  return {
    event: 'Field Error',
    eventType: 'field_error',
    moves: [...moves, move(batter, 0, 1, null)],
    creditsRbi: false,
    fielding: [],
  };
}

function advanceOnGrounder(
  random: RandomStream,
  batter: Runner,
  on: RunnersOn,
  outs: number,
  fielder: number,
): Advances {
  const [first, second, third] = on;
  const toFirst = fielder === 3 ? [3] : [fielder, 3];
  const toSecond = [fielder, fielder === 4 ? 6 : 4];
  const draw = random.next();
  if (first && outs < 2 && draw < doublePlayChance + forceAtSecondChance) {
    const isDouble = draw < doublePlayChance - batter.speed * 0.04;
    const stays = !isDouble || outs === 0;
    const moves: Advance[] = [out(first, 1, 2, 'r_force_out')];
    if (isDouble) moves.push(out(batter, 0, 1, null));
    if (third && stays) moves.push(move(third, 3, 4, 'r_adv_play'));
    if (second && stays) moves.push(move(second, 2, 3, 'r_adv_play'));
    if (!isDouble) moves.push(move(batter, 0, 1, null));
    return isDouble
      ? {
          event: 'Grounded Into DP',
          eventType: 'grounded_into_double_play',
          moves,
          creditsRbi: false,
          fielding: [toSecond, [fielder === 4 ? 6 : 4, 3]],
        }
      : { event: 'Forceout', eventType: 'force_out', moves, creditsRbi: true, fielding: [toSecond] };
  }
  const moves: Advance[] = [out(batter, 0, 1, null)];
  if (outs < 2) {
    const thirdScores = third !== null && (first !== null || random.chance(0.52));
    if (third && thirdScores) moves.push(move(third, 3, 4, 'r_adv_play'));
    const secondMoves =
      second !== null && (third === null || thirdScores) && (first !== null || random.chance(0.6));
    if (second && secondMoves) moves.push(move(second, 2, 3, 'r_adv_play'));
    if (first && (second === null || secondMoves)) moves.push(move(first, 1, 2, 'r_adv_play'));
  }
  return { event: 'Groundout', eventType: 'field_out', moves, creditsRbi: true, fielding: [toFirst] };
}

function advanceOnFly(
  random: RandomStream,
  batter: Runner,
  on: RunnersOn,
  outs: number,
  fielder: number,
): Advances {
  const [, second, third] = on;
  const moves: Advance[] = [out(batter, 0, 1, null)];
  const scores = third !== null && outs < 2 && random.chance(sacrificeFlyChance);
  if (third && scores) moves.push(move(third, 3, 4, 'r_adv_play'));
  if (second && outs < 2 && (third === null || scores) && random.chance(0.2))
    moves.push(move(second, 2, 3, 'r_adv_play'));
  const names = scores
    ? { event: 'Sac Fly', eventType: 'sac_fly' }
    : { event: 'Flyout', eventType: 'field_out' };
  return { ...names, moves, creditsRbi: true, fielding: [[fielder]] };
}

/** Where everybody goes. `runsToWin` is set when the home club bats with the last chance to win. */
export function advancesOf(
  random: RandomStream,
  outcome: Outcome,
  trajectory: Trajectory | null,
  fielder: number,
  batter: Runner,
  on: RunnersOn,
  outs: number,
  runsToWin: number | null,
): Advances {
  switch (outcome) {
    case 'strikeout':
      return {
        event: 'Strikeout',
        eventType: 'strikeout',
        moves: [out(batter, 0, 1, null)],
        creditsRbi: false,
        fielding: [[2]],
      };
    case 'walk':
      return advanceOnWalk('Walk', 'walk', batter, on);
    case 'hitByPitch':
      return advanceOnWalk('Hit By Pitch', 'hit_by_pitch', batter, on);
    case 'homeRun':
    case 'triple':
    case 'double':
    case 'single':
      return advanceOnHit(random, outcome, batter, on, outs, runsToWin);
    case 'error':
      return advanceOnError(batter, on);
    case 'out':
      if (trajectory === 'ground_ball') return advanceOnGrounder(random, batter, on, outs, fielder);
      if (trajectory === 'fly_ball') return advanceOnFly(random, batter, on, outs, fielder);
      return {
        event: trajectory === 'popup' ? 'Pop Out' : 'Lineout',
        eventType: 'field_out',
        moves: [out(batter, 0, 1, null)],
        creditsRbi: true,
        fielding: [[fielder]],
      };
  }
}

/** An intentional walk: no pitch is thrown. */
export function intentionalWalk(batter: Runner, on: RunnersOn): Advances {
  return advanceOnWalk('Intent Walk', 'intent_walk', batter, on);
}
