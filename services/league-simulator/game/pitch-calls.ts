import type { Outcome } from '../outcomes.ts';
import type { RandomStream } from '../random.ts';

/** Call codes of the Stats API that the simulator uses, with their descriptions. */
export const callDescriptions = {
  B: 'Ball',
  '*B': 'Ball In Dirt',
  C: 'Called Strike',
  S: 'Swinging Strike',
  W: 'Swinging Strike (Blocked)',
  F: 'Foul',
  T: 'Foul Tip',
  X: 'In play, out(s)',
  D: 'In play, no out',
  E: 'In play, run(s)',
  H: 'Hit By Pitch',
} as const;

/** A call code. */
export type CallCode = keyof typeof callDescriptions;

// Chances per pitch, tuned for 3.88 pitches per plate appearance: a strikeout takes about 4.8 pitches,
// a walk 5.6 and a ball in play 3.4.
const inPlayChance = [0.207, 0.332, 0.445] as const;
const ballShare = 0.475;
const strikeThreeChance = 0.405;
const ballFourChance = 0.56;

function ball(random: RandomStream): CallCode {
  return random.chance(0.06) ? '*B' : 'B';
}

/** A strike before the last pitch: with two strikes only a foul is possible. */
function strike(random: RandomStream, strikes: number): CallCode {
  if (strikes === 2) return 'F';
  const draw = random.next();
  return draw < 0.4 ? 'C' : draw < 0.62 ? 'S' : draw < 0.64 ? 'W' : draw < 0.66 ? 'T' : 'F';
}

function lastCall(random: RandomStream, outcome: Outcome, runsScored: boolean): CallCode {
  switch (outcome) {
    case 'strikeout': {
      const draw = random.next();
      return draw < 0.23 ? 'C' : draw < 0.86 ? 'S' : draw < 0.96 ? 'W' : 'T';
    }
    case 'walk':
      return ball(random);
    case 'hitByPitch':
      return 'H';
    case 'homeRun':
    case 'triple':
    case 'double':
    case 'single':
    case 'error':
      return runsScored ? 'E' : 'D';
    case 'out':
      return runsScored ? 'E' : 'X';
  }
}

function ends(random: RandomStream, outcome: Outcome, balls: number, strikes: number): boolean {
  if (outcome === 'strikeout') return strikes === 2 && random.chance(strikeThreeChance + 0.06 * balls);
  if (outcome === 'walk') return balls === 3 && random.chance(ballFourChance);
  return random.chance((inPlayChance[Math.min(strikes, 2)] ?? 0.4) + 0.03 * balls);
}

/** The calls of a plate appearance that ends in the given outcome: legal counts, realistic lengths. */
export function pitchCallsOf(
  random: RandomStream,
  outcome: Outcome,
  runsScored: boolean,
): readonly CallCode[] {
  const calls: CallCode[] = [];
  let balls = 0;
  let strikes = 0;
  while (!ends(random, outcome, balls, strikes)) {
    const isBall =
      balls < 3 &&
      random.chance(
        outcome === 'walk' ? ballShare + 0.17 : outcome === 'strikeout' ? ballShare - 0.09 : ballShare,
      );
    const call = isBall ? ball(random) : strike(random, strikes);
    calls.push(call);
    if (isBall) balls += 1;
    else strikes = Math.min(2, strikes + 1);
  }
  calls.push(lastCall(random, outcome, runsScored));
  return calls;
}

/** The count after a call; the last strike or ball counts too (3 strikes, 4 balls), as in the recorded feeds. */
export function countAfter(
  count: { balls: number; strikes: number },
  call: string,
): { balls: number; strikes: number } {
  switch (call) {
    case 'B':
    case '*B':
      return { balls: count.balls + 1, strikes: count.strikes };
    case 'C':
    case 'S':
    case 'W':
    case 'T':
      return { balls: count.balls, strikes: count.strikes + 1 };
    case 'F':
      return { balls: count.balls, strikes: Math.min(2, count.strikes + 1) };
    default:
      return count;
  }
}

/** True for every call but balls and hit batters: what MLB counts as a strike thrown. */
export function isStrikeCall(call: string): boolean {
  return call !== 'B' && call !== '*B' && call !== 'H';
}
