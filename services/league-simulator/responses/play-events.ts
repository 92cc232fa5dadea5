import { isoMilliseconds } from '../calendar-date.ts';
import type { GameAction, Play } from '../game/game-record.ts';
import { pitchTypes, type TrackedPitch, trackedPitchesOf } from '../game/pitch-details.ts';
import { hashOf } from '../random.ts';
import { describeAction } from './descriptions.ts';
import { positionJson } from './references.ts';

/** A stable identifier in the form of a UUID. */
export function playIdOf(seed: number, gamePk: number, atBatIndex: number, index: number): string {
  const hex = [0, 1, 2, 3]
    .map((word) => hashOf(seed, 'play-id', gamePk, atBatIndex, index, word).toString(16).padStart(8, '0'))
    .join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const ballColours = {
  ball: 'rgba(39, 161, 39, 1.0)',
  strike: 'rgba(170, 21, 11, 1.0)',
  inPlay: 'rgba(26, 86, 190, 1.0)',
} as const;

function pitchDetailsJson(pitch: TrackedPitch, isOut: boolean) {
  const isInPlay = pitch.call === 'X' || pitch.call === 'D' || pitch.call === 'E';
  const isBall = pitch.call === 'B' || pitch.call === '*B' || pitch.call === 'H';
  return {
    call: { code: pitch.call, description: pitch.callDescription },
    description: pitch.callDescription,
    code: pitch.call,
    ballColor: isInPlay ? ballColours.inPlay : isBall ? ballColours.ball : ballColours.strike,
    isInPlay,
    isStrike: !isInPlay && !isBall,
    isBall,
    type: { code: pitch.type, description: pitchTypes[pitch.type].feed },
    isOut,
    hasReview: false,
  };
}

function pitchDataJson(pitch: TrackedPitch) {
  return {
    startSpeed: pitch.startSpeed,
    endSpeed: pitch.endSpeed,
    strikeZoneTop: pitch.strikeZoneTop,
    strikeZoneBottom: pitch.strikeZoneBottom,
    coordinates: {
      aX: pitch.aX,
      aY: pitch.aY,
      aZ: pitch.aZ,
      // The feed gives movement in inches, Savant in feet.
      pfxX: round2(pitch.pfxX * 12),
      pfxZ: round2(pitch.pfxZ * 12),
      pX: pitch.plateX,
      pZ: pitch.plateZ,
      vX0: pitch.vX0,
      vY0: pitch.vY0,
      vZ0: pitch.vZ0,
      x0: pitch.x0,
      y0: 50,
      z0: pitch.z0,
    },
    breaks: {
      breakVerticalInduced: round2(pitch.pfxZ * 12),
      breakHorizontal: round2(-pitch.pfxX * 12),
      spinRate: pitch.spinRate,
      spinDirection: pitch.spinAxis,
    },
    zone: pitch.zone,
    typeConfidence: 2,
    plateTime: pitch.plateTime,
    extension: pitch.extension,
  };
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

function hitDataJson(play: Play, pitch: TrackedPitch) {
  const ball = pitch.battedBall;
  if (ball === null) return {};
  return {
    hitData: {
      launchSpeed: ball.launchSpeed,
      launchAngle: ball.launchAngle,
      totalDistance: ball.distanceFeet,
      trajectory: ball.trajectory,
      hardness: ball.launchSpeed >= 95 ? 'hard' : ball.launchSpeed >= 80 ? 'medium' : 'soft',
      location: String(play.hitLocation ?? 8),
      coordinates: { coordX: ball.coordX, coordY: ball.coordY },
    },
  };
}

function actionJson(
  play: Play,
  action: GameAction,
  index: number,
  count: { balls: number; strikes: number },
  atMs: number,
) {
  const { event, eventType, description } = describeAction(action);
  const isSubstitution = action.kind === 'pitchingChange' || action.kind === 'pinchHitter';
  return {
    details: {
      description,
      event,
      eventType,
      awayScore: play.scoreBefore.away,
      homeScore: play.scoreBefore.home,
      isScoringPlay: false,
      isOut: action.kind === 'caughtStealing',
      hasReview: false,
    },
    count: { ...count, outs: play.outsBefore + (action.kind === 'caughtStealing' ? 1 : 0) },
    index,
    startTime: isoMilliseconds(atMs - 3000),
    endTime: isoMilliseconds(atMs - 1000),
    isPitch: false,
    ...(isSubstitution ? { isSubstitution } : { isBaseRunningPlay: true }),
    type: 'action',
    player: { id: action.player.id, link: `/api/v1/people/${action.player.id}` },
    ...(action.position === null ? {} : { position: positionJson(action.position) }),
    ...(action.battingOrder === null ? {} : { battingOrder: action.battingOrder }),
    ...(action.kind === 'pinchHitter' && action.replaced
      ? { replacedPlayer: { id: action.replaced.id, link: `/api/v1/people/${action.replaced.id}` } }
      : {}),
    ...(action.kind === 'runnerPlaced' ? { base: 2 } : {}),
  };
}

/** Pitches and actions in order; `indexOfAction` finds where an action of a kind ended up. */
export function playEventsJson(seed: number, gamePk: number, play: Play) {
  const pitches = trackedPitchesOf(seed, gamePk, play);
  const events: object[] = [];
  const pitchIndex: number[] = [];
  const actionIndex: number[] = [];
  const indexOfAction = new Map<GameAction['kind'], number>();
  const addActions = (beforePitch: number, count: { balls: number; strikes: number }, atMs: number): void => {
    for (const action of play.actions) {
      if (action.beforePitch !== beforePitch) continue;
      indexOfAction.set(action.kind, events.length);
      actionIndex.push(events.length);
      events.push(actionJson(play, action, events.length, count, atMs));
    }
  };
  if (pitches.length === 0) addActions(0, { balls: 0, strikes: 0 }, play.startMs);
  for (const [number, pitch] of pitches.entries()) {
    const startMs = play.pitchMs[number] ?? play.startMs;
    addActions(number, { balls: pitch.ballsBefore, strikes: pitch.strikesBefore }, startMs);
    const isLast = number === pitches.length - 1;
    const caught = play.actions.some(
      (action) => action.kind === 'caughtStealing' && action.beforePitch <= number,
    );
    pitchIndex.push(events.length);
    events.push({
      details: pitchDetailsJson(
        pitch,
        isLast && play.movements.some((movement) => movement.from === 0 && movement.to === null),
      ),
      count: {
        balls: pitch.ballsAfter,
        strikes: pitch.strikesAfter,
        outs: play.outsBefore + (caught ? 1 : 0),
      },
      pitchData: pitchDataJson(pitch),
      ...hitDataJson(play, pitch),
      index: events.length,
      playId: playIdOf(seed, gamePk, play.atBatIndex, number),
      pitchNumber: number + 1,
      startTime: isoMilliseconds(startMs),
      endTime: isoMilliseconds(startMs + 5000),
      isPitch: true,
      type: 'pitch',
    });
  }
  if (play.eventType === 'intent_walk') addAutomaticBalls(seed, gamePk, play, events, pitchIndex);
  return { events, pitchIndex, actionIndex, indexOfAction, finalCount: pitches[pitches.length - 1] };
}

/** An intentional walk is four automatic balls that nobody threw: `isPitch` is false, as in the recorded feeds. */
function addAutomaticBalls(
  seed: number,
  gamePk: number,
  play: Play,
  events: object[],
  pitchIndex: number[],
): void {
  const description = 'Automatic Ball - Intentional';
  for (let balls = 1; balls <= 4; balls += 1) {
    pitchIndex.push(events.length);
    events.push({
      details: {
        call: { code: 'VB', description },
        description,
        code: 'VB',
        isInPlay: false,
        isStrike: false,
        isBall: true,
        isOut: false,
        hasReview: false,
      },
      count: { balls, strikes: 0, outs: play.outsBefore },
      index: events.length,
      playId: playIdOf(seed, gamePk, play.atBatIndex, balls - 1),
      pitchNumber: balls,
      startTime: isoMilliseconds(play.startMs),
      endTime: isoMilliseconds(play.startMs),
      isPitch: false,
      type: 'no_pitch',
    });
  }
}
