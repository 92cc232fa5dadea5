import { elementAt } from '../element-at.ts';
import { RandomStream } from '../random.ts';
import type { Play, Trajectory } from './game-record.ts';
import { callDescriptions, countAfter } from './pitch-calls.ts';

/** Pitch types the simulator throws: names in the feed and in Savant's file. */
export const pitchTypes = {
  FF: { feed: 'Four-Seam Fastball', savant: '4-Seam Fastball' },
  SI: { feed: 'Sinker', savant: 'Sinker' },
  FC: { feed: 'Cutter', savant: 'Cutter' },
  SL: { feed: 'Slider', savant: 'Slider' },
  ST: { feed: 'Sweeper', savant: 'Sweeper' },
  CU: { feed: 'Curveball', savant: 'Curveball' },
  CH: { feed: 'Changeup', savant: 'Changeup' },
  FS: { feed: 'Splitter', savant: 'Split-Finger' },
} as const;

/** A pitch type code. */
export type PitchType = keyof typeof pitchTypes;

/** A tracked batted ball: mph, degrees, feet; coordinates in the feed's drawing units. */
export interface BattedBall {
  readonly launchSpeed: number;
  readonly launchAngle: number;
  readonly distanceFeet: number;
  readonly trajectory: Trajectory;
  readonly coordX: number;
  readonly coordY: number;
}

/** One tracked pitch. Lengths in feet, speeds in mph, velocities in ft/s at y = 50 ft, accelerations in ft/s². */
export interface TrackedPitch {
  readonly call: string;
  readonly callDescription: string;
  readonly ballsBefore: number;
  readonly strikesBefore: number;
  readonly ballsAfter: number;
  readonly strikesAfter: number;
  readonly type: PitchType;
  readonly startSpeed: number;
  readonly endSpeed: number;
  readonly spinRate: number;
  readonly spinAxis: number;
  readonly pfxX: number;
  readonly pfxZ: number;
  readonly plateX: number;
  readonly plateZ: number;
  readonly zone: number;
  readonly x0: number;
  readonly z0: number;
  readonly vX0: number;
  readonly vY0: number;
  readonly vZ0: number;
  readonly aX: number;
  readonly aY: number;
  readonly aZ: number;
  readonly extension: number;
  readonly plateTime: number;
  readonly strikeZoneTop: number;
  readonly strikeZoneBottom: number;
  readonly battedBall: BattedBall | null;
}

interface Kind {
  readonly slowerMph: number;
  readonly spin: number;
  /** Movement for a right-hander, feet: arm side is negative. */
  readonly pfxX: number;
  readonly pfxZ: number;
  readonly spinAxis: number;
}

const kinds: Readonly<Record<PitchType, Kind>> = {
  FF: { slowerMph: 0, spin: 2290, pfxX: -0.6, pfxZ: 1.35, spinAxis: 205 },
  SI: { slowerMph: 0.8, spin: 2150, pfxX: -1.25, pfxZ: 0.7, spinAxis: 215 },
  FC: { slowerMph: 4.5, spin: 2390, pfxX: 0.2, pfxZ: 0.65, spinAxis: 185 },
  SL: { slowerMph: 8.6, spin: 2440, pfxX: 0.4, pfxZ: 0.15, spinAxis: 130 },
  ST: { slowerMph: 11.6, spin: 2560, pfxX: 1.2, pfxZ: 0.1, spinAxis: 65 },
  CU: { slowerMph: 14.2, spin: 2530, pfxX: 0.75, pfxZ: -0.85, spinAxis: 40 },
  CH: { slowerMph: 8.4, spin: 1780, pfxX: -1.15, pfxZ: 0.5, spinAxis: 240 },
  FS: { slowerMph: 7.8, spin: 1320, pfxX: -0.85, pfxZ: 0.25, spinAxis: 245 },
};

const secondaries: readonly PitchType[] = ['SL', 'ST', 'CU', 'CH', 'FS', 'FC', 'SL', 'CH'];

/** What a pitcher throws, with shares: the same on every day. */
function repertoireOf(
  seed: number,
  pitcherId: number,
  isStarter: boolean,
): { types: readonly PitchType[]; shares: readonly number[] } {
  const random = new RandomStream(seed, 'repertoire', pitcherId);
  const types: PitchType[] = [random.chance(0.68) ? 'FF' : 'SI'];
  const shares = [random.between(0.4, 0.58)];
  for (const type of random.shuffled(secondaries).slice(0, isStarter ? 3 : 2)) {
    if (types.includes(type)) continue;
    types.push(type);
    shares.push(random.between(0.1, 0.32));
  }
  return { types, shares };
}

const halfPlateFeet = 0.83;

function locationOf(
  random: RandomStream,
  call: string,
  top: number,
  bottom: number,
): { plateX: number; plateZ: number } {
  const inZoneChance =
    call === 'C'
      ? 0.95
      : call === 'B'
        ? 0.04
        : call === '*B' || call === 'H'
          ? 0
          : call === 'S' || call === 'W'
            ? 0.48
            : call === 'F' || call === 'T'
              ? 0.72
              : 0.82;
  if (random.chance(inZoneChance))
    return { plateX: random.between(-halfPlateFeet, halfPlateFeet), plateZ: random.between(bottom, top) };
  if (call === '*B') return { plateX: random.normal(0, 0.7), plateZ: random.between(-0.6, 0.6) };
  if (call === 'H')
    return {
      plateX: random.between(1.4, 2.3) * (random.chance(0.5) ? 1 : -1),
      plateZ: random.between(1.2, 5),
    };
  const beyond = Math.abs(random.normal(0, call === 'B' ? 0.7 : 0.35)) + 0.02;
  if (random.chance(0.55))
    return {
      plateX: (halfPlateFeet + beyond) * (random.chance(0.5) ? 1 : -1),
      plateZ: random.normal((top + bottom) / 2, 0.6),
    };
  return { plateX: random.normal(0, 0.6), plateZ: random.chance(0.6) ? bottom - beyond : top + beyond };
}

/** MLB's zone numbers: 1-9 inside, 11-14 the quarters outside, seen by the catcher. */
export function zoneOf(plateX: number, plateZ: number, top: number, bottom: number): number {
  if (Math.abs(plateX) <= halfPlateFeet && plateZ >= bottom && plateZ <= top) {
    const column = Math.min(2, Math.floor((plateX + halfPlateFeet) / ((2 * halfPlateFeet) / 3)));
    const row = Math.min(2, Math.floor((top - plateZ) / ((top - bottom) / 3)));
    return row * 3 + column + 1;
  }
  return 11 + (plateX > 0 ? 1 : 0) + (plateZ < (top + bottom) / 2 ? 2 : 0);
}

// Direction in degrees from the middle, by the fielder who got the ball.
const spray: readonly number[] = [0, 0, 0, 33, 15, -33, -15, -27, 0, 27];

function battedBallOf(random: RandomStream, play: Play, trajectory: Trajectory): BattedBall {
  const isOut = play.outsAfter > play.outsBefore;
  const hardness = 1.4 * play.craft.power + (isOut ? -1.5 : 3);
  const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
  const shape = (
    speed: number,
    speedSpread: number,
    angle: number,
    angleSpread: number,
    low: number,
    high: number,
    feet: number,
    feetSpread: number,
  ) => ({
    launchSpeed: round(clamp(random.normal(speed + hardness, speedSpread), 35, 118), 1),
    launchAngle: Math.round(clamp(random.normal(angle, angleSpread), low, high)),
    distanceFeet: Math.round(clamp(random.normal(feet, feetSpread), 3, 490)),
  });
  const ball =
    play.eventType === 'home_run'
      ? {
          ...shape(100.5, 3.2, 28, 4, 19, 42, 402, 20),
          distanceFeet: Math.round(clamp(random.normal(402 + 5 * play.craft.power, 20), 336, 485)),
        }
      : trajectory === 'ground_ball'
        ? shape(86, 9.5, -10, 10, -62, 9, 45, 25)
        : trajectory === 'line_drive'
          ? shape(92, 7.5, 16, 4, 10, 25, isOut ? 235 : 255, 45)
          : trajectory === 'fly_ball'
            ? shape(isOut ? 89.5 : 96, 5, 36, 6, 25, 50, isOut ? 308 : 355, 28)
            : shape(75, 8, 62, 7, 50, 84, 175, 40);
  const radians = ((elementAt(spray, play.hitLocation ?? 8) + random.normal(0, 7)) * Math.PI) / 180;
  const radius = ball.distanceFeet / 2.5;
  return {
    ...ball,
    trajectory,
    coordX: round(125.42 + radius * Math.sin(radians), 2),
    coordY: round(198.27 - radius * Math.cos(radians), 2),
  };
}

/** The pitches of a plate appearance in order: a stream of its own, so that results never depend on whether it is asked for. */
export function trackedPitchesOf(seed: number, gamePk: number, play: Play): readonly TrackedPitch[] {
  const random = new RandomStream(seed, 'pitches', gamePk, play.atBatIndex);
  const { pitcher, batter } = play;
  const { types, shares } = repertoireOf(seed, pitcher.id, pitcher.rosterSlot < 18);
  const arm = pitcher.throws === 'R' ? 1 : -1;
  const releaseX = -1.8 * arm + (pitcher.id % 7) * 0.08;
  const releaseZ = 5.4 + (pitcher.heightInches - 72) * 0.07;
  let count = { balls: 0, strikes: 0 };
  return play.calls.map((call, index): TrackedPitch => {
    const type = types[random.weighted(shares)] ?? 'FF';
    const kind = kinds[type];
    const startSpeed = round(random.normal(play.craft.pitching.fastballMph - kind.slowerMph, 0.95), 1);
    const pfxX = round(random.normal(kind.pfxX, 0.2) * arm, 2);
    const pfxZ = round(random.normal(kind.pfxZ + 0.06 * play.craft.pitching.stuff, 0.18), 2);
    const strikeZoneTop = round(batter.strikeZoneTop + random.normal(0, 0.04), 2);
    const strikeZoneBottom = round(batter.strikeZoneBottom + random.normal(0, 0.03), 2);
    const { plateX, plateZ } = locationOf(random, call, strikeZoneTop, strikeZoneBottom);
    const flight = flightOf(
      startSpeed,
      releaseX + random.normal(0, 0.08),
      releaseZ + random.normal(0, 0.08),
      pfxX,
      pfxZ,
      plateX,
      plateZ,
    );
    const before = count;
    count = countAfter(count, call);
    const isLast = index === play.calls.length - 1;
    return {
      call,
      callDescription: descriptionOfCall(call),
      ballsBefore: before.balls,
      strikesBefore: before.strikes,
      ballsAfter: count.balls,
      strikesAfter: count.strikes,
      type,
      startSpeed,
      endSpeed: round(startSpeed * 0.918, 1),
      spinRate: Math.round(random.normal(kind.spin + 40 * play.craft.pitching.stuff, 110)),
      spinAxis: Math.round(
        arm === 1 ? random.normal(kind.spinAxis, 9) : 360 - random.normal(kind.spinAxis, 9),
      ),
      pfxX,
      pfxZ,
      plateX: round(plateX, 2),
      plateZ: round(plateZ, 2),
      zone: zoneOf(round(plateX, 2), round(plateZ, 2), strikeZoneTop, strikeZoneBottom),
      ...flight,
      extension: round(random.normal(6.3 + (pitcher.heightInches - 74) * 0.06, 0.15), 1),
      strikeZoneTop,
      strikeZoneBottom,
      battedBall: isLast && play.trajectory !== null ? battedBallOf(random, play, play.trajectory) : null,
    };
  });
}

/** Constant-acceleration flight from y = 50 ft to the front of the plate, as Statcast describes it. */
function flightOf(
  mph: number,
  x0: number,
  z0: number,
  pfxX: number,
  pfxZ: number,
  plateX: number,
  plateZ: number,
) {
  const vY0 = -mph * 1.4595;
  const aY = 0.00158 * vY0 * vY0;
  const straight = 48.583 / -vY0;
  const seconds = 48.583 / (-vY0 - (aY * straight) / 2);
  const aX = (2 * pfxX) / (seconds * seconds);
  const aZ = -32.174 + (2 * pfxZ) / (seconds * seconds);
  return {
    x0: round(x0, 2),
    z0: round(z0, 2),
    vX0: round((plateX - x0) / seconds - (aX * seconds) / 2, 3),
    vY0: round(vY0, 3),
    vZ0: round((plateZ - z0) / seconds - (aZ * seconds) / 2, 3),
    aX: round(aX, 3),
    aY: round(aY, 3),
    aZ: round(aZ, 3),
    plateTime: round(seconds, 3),
  };
}

function descriptionOfCall(call: string): string {
  const found = Object.entries(callDescriptions).find(([code]) => code === call);
  return found ? found[1] : call;
}

function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
