import { isoMilliseconds } from '../calendar-date.ts';
import type { Base, Movement, Play } from '../game/game-record.ts';
import type { GameView } from '../game-view.ts';
import { describePlay } from './descriptions.ts';
import { playEventsJson } from './play-events.ts';
import { handJson, personReference, positionJson } from './references.ts';

const baseNames: Readonly<Record<Base, string | null>> = { 0: null, 1: '1B', 2: '2B', 3: '3B', 4: 'score' };

function runnerJson(movement: Movement, playIndex: number) {
  const start = baseNames[movement.from];
  const scores = movement.to === 4;
  return {
    movement: {
      originBase: start,
      start,
      end: movement.to === null ? null : baseNames[movement.to],
      outBase: movement.outBase === null ? null : baseNames[movement.outBase],
      isOut: movement.to === null,
      outNumber: movement.outNumber,
    },
    details: {
      event: movement.event,
      eventType: movement.eventType,
      movementReason: movement.reason,
      runner: personReference(movement.runner),
      responsiblePitcher:
        scores && movement.responsiblePitcher
          ? { id: movement.responsiblePitcher.id, link: `/api/v1/people/${movement.responsiblePitcher.id}` }
          : null,
      isScoringEvent: scores,
      rbi: movement.isRbi,
      earned: movement.isEarned,
      teamUnearned: false,
      playIndex,
    },
    credits: movement.credits.map(({ player, position, credit }) => ({
      player: { id: player.id, link: `/api/v1/people/${player.id}` },
      position: positionJson(position),
      credit,
    })),
  };
}

function matchupJson(play: Play) {
  const [first, second, third] = play.basesAfter;
  const menOnBase =
    third || second ? (first && second && third ? 'Loaded' : 'RISP') : first ? 'Men_On' : 'Empty';
  return {
    batter: personReference(play.batter),
    batSide: handJson(play.batSide),
    pitcher: personReference(play.pitcher),
    pitchHand: handJson(play.pitcher.throws),
    ...(first ? { postOnFirst: personReference(first) } : {}),
    ...(second ? { postOnSecond: personReference(second) } : {}),
    ...(third ? { postOnThird: personReference(third) } : {}),
    batterHotColdZones: [],
    pitcherHotColdZones: [],
    splits: { batter: `vs_${play.pitcher.throws}HP`, pitcher: `vs_${play.batSide}HB`, menOnBase },
  };
}

/** One element of allPlays. */
function playJson(seed: number, gamePk: number, play: Play) {
  const { events, pitchIndex, actionIndex, indexOfAction, finalCount } = playEventsJson(seed, gamePk, play);
  const isScoringPlay = play.movements.some((movement) => movement.to === 4);
  const isIntentional = play.eventType === 'intent_walk';
  const placed = play.actions.find((action) => action.kind === 'runnerPlaced');
  const placedRunner = placed
    ? [
        {
          movement: {
            originBase: null,
            start: null,
            end: '2B',
            outBase: null,
            isOut: false,
            outNumber: null,
          },
          details: {
            event: 'Runner Placed On Base',
            eventType: 'runner_placed',
            movementReason: null,
            runner: personReference(placed.player),
            responsiblePitcher: null,
            isScoringEvent: false,
            rbi: false,
            earned: false,
            teamUnearned: false,
            playIndex: indexOfAction.get('runnerPlaced') ?? 0,
          },
          credits: [],
        },
      ]
    : [];
  const runners = [
    ...placedRunner,
    ...play.movements.map((movement) => {
      const steal =
        movement.beforePitch === null
          ? undefined
          : indexOfAction.get(movement.to === null ? 'caughtStealing' : 'stolenBase');
      return runnerJson(movement, steal ?? events.length - 1);
    }),
  ];
  const endTime = isoMilliseconds(play.endMs);
  return {
    result: {
      type: 'atBat',
      event: play.event,
      eventType: play.eventType,
      description: describePlay(play),
      rbi: play.rbi,
      awayScore: play.scoreAfter.away,
      homeScore: play.scoreAfter.home,
      isOut: play.movements.some((movement) => movement.from === 0 && movement.to === null),
    },
    about: {
      atBatIndex: play.atBatIndex,
      halfInning: play.isTop ? 'top' : 'bottom',
      isTopInning: play.isTop,
      inning: play.inning,
      startTime: isoMilliseconds(play.startMs),
      endTime,
      isComplete: true,
      isScoringPlay,
      hasReview: false,
      hasOut: play.outsAfter > play.outsBefore,
      captivatingIndex: isScoringPlay ? 50 : 14,
    },
    count: {
      balls: isIntentional ? 4 : (finalCount?.ballsAfter ?? 0),
      strikes: finalCount?.strikesAfter ?? 0,
      outs: play.outsAfter,
    },
    matchup: matchupJson(play),
    pitchIndex,
    actionIndex,
    runnerIndex: runners.map((_, index) => index),
    runners,
    playEvents: events,
    playEndTime: endTime,
    atBatIndex: play.atBatIndex,
  };
}

/** All plays with their indexes, as /playByPlay and the feed give them. */
export function playByPlayJson(seed: number, view: GameView) {
  const allPlays = view.plays.map((play) => playJson(seed, view.game.gamePk, play));
  const innings: { startIndex: number; endIndex: number; top: number[]; bottom: number[] }[] = [];
  for (const play of view.plays) {
    const inning = innings[play.inning - 1] ?? {
      startIndex: play.atBatIndex,
      endIndex: play.atBatIndex,
      top: [],
      bottom: [],
    };
    innings[play.inning - 1] = inning;
    inning.endIndex = play.atBatIndex;
    (play.isTop ? inning.top : inning.bottom).push(play.atBatIndex);
  }
  return {
    allPlays,
    ...(allPlays.length === 0 ? {} : { currentPlay: allPlays[allPlays.length - 1] }),
    scoringPlays: allPlays.filter((play) => play.about.isScoringPlay).map((play) => play.atBatIndex),
    playsByInning: innings,
  };
}
