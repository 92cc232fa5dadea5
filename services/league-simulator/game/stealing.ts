import type { Player } from '../players.ts';
import type { RandomStream } from '../random.ts';
import type { RunnersOn } from './base-running.ts';
import type { Credit, GameAction, Movement } from './game-record.ts';

/** An attempt to steal second base and what became of it. */
export interface StealAttempt {
  readonly on: RunnersOn;
  readonly outs: number;
  readonly action: GameAction;
  readonly movement: Movement;
}

const attemptChance = 0.085;
const successChance = 0.79;

/** The runner on first may go when second is free. Caught stealing never ends an inning here: a plate appearance always ends by itself. */
export function tryToSteal(
  random: RandomStream,
  on: RunnersOn,
  outs: number,
  defence: readonly (Player | null)[],
  lead: number,
): StealAttempt | null {
  const [first, second, third] = on;
  if (first === null || second !== null || Math.abs(lead) > 5) return null;
  if (!random.chance(attemptChance * Math.exp(0.7 * first.speed))) return null;
  const isSafe = random.chance(successChance + 0.03 * first.speed);
  if (!isSafe && outs === 2) return null;
  const [event, eventType] = isSafe
    ? ['Stolen Base 2B', 'stolen_base_2b']
    : ['Caught Stealing 2B', 'caught_stealing_2b'];
  const credits: Credit[] = [];
  const catcher = defence[2];
  const shortstop = defence[6];
  if (!isSafe && catcher && shortstop) {
    credits.push(
      { player: catcher, position: 2, credit: 'f_assist' },
      { player: shortstop, position: 6, credit: 'f_putout' },
    );
  }
  return {
    on: isSafe ? [null, first, third] : [null, null, third],
    outs: isSafe ? outs : outs + 1,
    action: {
      kind: isSafe ? 'stolenBase' : 'caughtStealing',
      beforePitch: 0,
      player: first.player,
      replaced: null,
      position: null,
      battingOrder: null,
    },
    movement: {
      runner: first.player,
      from: 1,
      to: isSafe ? 2 : null,
      outBase: isSafe ? null : 2,
      outNumber: isSafe ? null : outs + 1,
      reason: isSafe ? 'r_stolen_base_2b' : 'r_caught_stealing_2b',
      event,
      eventType,
      isRbi: false,
      isEarned: false,
      responsiblePitcher: null,
      credits,
      beforePitch: 0,
    },
  };
}
