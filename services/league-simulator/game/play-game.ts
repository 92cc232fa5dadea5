import { elementAt } from '../element-at.ts';
import { leagueVector } from '../outcomes.ts';
import { RandomStream } from '../random.ts';
import type { ScheduledGame } from '../season-calendar.ts';
import type { RunnersOn } from './base-running.ts';
import { clubDayOf } from './club-day.ts';
import { umpiresOf, weatherOf } from './conditions.ts';
import { DecisionLedger } from './decisions.ts';
import { GameClock } from './game-clock.ts';
import type { Bases, GameRecord, Play, Score, Umpire } from './game-record.ts';
import {
  drawAppearance,
  type GameContext,
  type HalfInningState,
  prepareBatter,
  runnersCount,
} from './half-inning.ts';
import { batSideOf, surroundingsOf } from './matchup.ts';
import { basesAfter, movementsOf } from './plate-appearance.ts';
import { SideState } from './side-state.ts';

const nobodyOn: RunnersOn = [null, null, null];

/** A game in progress. `playHalf` appends plays until three are out or the game is won. */
class GameInProgress {
  readonly plays: Play[] = [];
  readonly #seed: number;
  readonly #game: ScheduledGame;
  readonly #sides: { readonly home: SideState; readonly away: SideState };
  readonly #context: GameContext;
  isWalkOff = false;

  constructor(seed: number, game: ScheduledGame, salt: number) {
    this.#seed = seed;
    this.#game = game;
    const random = new RandomStream(seed, 'game', game.gamePk, salt);
    const startMs = game.change?.kind === 'suspended' ? game.change.fromMs : game.startMs;
    const home = new SideState(clubDayOf(seed, game, 'home'));
    const away = new SideState(clubDayOf(seed, game, 'away'));
    const weather = weatherOf(seed, game);
    const umpire = elementAt<Umpire>(umpiresOf(seed, game), 0);
    this.#sides = { home, away };
    this.#context = {
      random,
      clock: new GameClock(random, startMs),
      game,
      ledger: new DecisionLedger(home, away),
      surroundings: {
        home: surroundingsOf(seed, game, weather, umpire, true),
        away: surroundingsOf(seed, game, weather, umpire, false),
      },
      weights: new Float64Array(leagueVector.length),
    };
    this.#context.clock.pass(60, 240);
  }

  get score(): Score {
    return { away: this.#sides.away.runs, home: this.#sides.home.runs };
  }

  /** Plays one half-inning. */
  playHalf(inning: number, isTop: boolean): void {
    const [batting, fielding] = isTop
      ? [this.#sides.away, this.#sides.home]
      : [this.#sides.home, this.#sides.away];
    const half: HalfInningState = {
      inning,
      isTop,
      batting,
      fielding,
      on: nobodyOn,
      outs: 0,
      outsWithoutErrors: 0,
      isFirstBatter: true,
    };
    if (this.plays.length > 0) this.#context.clock.pass(125, 165);
    while (half.outs < 3 && !this.isWalkOff) this.plays.push(this.#playBatter(half));
  }

  /** One plate appearance, booked on the score, the bases, the mound and the ledger. */
  #playBatter(half: HalfInningState): Play {
    const { clock, ledger, game } = this.#context;
    const { inning, isTop, batting, fielding } = half;
    const actions = prepareBatter(this.#context, half);
    const { batter } = batting.atBat;
    const { mound } = fielding;
    const pitcher = mound.pitcher.player;
    const timesFaced = fielding.facedBy(pitcher.id, batter.player.id);
    const startMs = clock.nowMs;
    const basesBefore = playersOn(half.on);
    const hadRunners = runnersCount(half.on) > 0;
    const outsBefore = half.outs;
    const scoreBefore = this.score;
    const canWin = !isTop && inning >= game.scheduledInnings && batting.runs <= fielding.runs;
    const runsToWin = canWin ? fielding.runs - batting.runs + 1 : null;

    const drawn = drawAppearance(this.#context, half, timesFaced, runsToWin);
    const { advances, calls } = drawn;
    const result = movementsOf(advances, half, fielding.defence, drawn.hitLocation, pitcher);
    for (const movement of result.movements) {
      if (movement.to !== 4) continue;
      batting.runs += 1;
      ledger.scored(batting, fielding, movement.responsiblePitcher ?? pitcher);
    }
    this.#book(half, drawn.advances, result.outs);
    ledger.outsMade(pitcher, half.outs - outsBefore);
    mound.pitches += calls.length;
    mound.battersFaced += 1;
    mound.runs += result.runs;
    batting.finishAtBat();
    this.isWalkOff = runsToWin !== null && batting.runs > fielding.runs;
    const pitchMs = clock.throwPitches(calls.length, hadRunners);
    return {
      atBatIndex: this.plays.length,
      inning,
      isTop,
      batter: batter.player,
      batSide: batSideOf(batter.player, pitcher),
      pitcher,
      event: advances.event,
      eventType: advances.eventType,
      calls,
      trajectory: drawn.trajectory,
      hitLocation: drawn.hitLocation,
      outsBefore,
      outsAfter: half.outs,
      basesBefore,
      basesAfter: half.outs === 3 ? [null, null, null] : playersOn(half.on),
      scoreBefore,
      scoreAfter: this.score,
      movements: drawn.steal === null ? result.movements : [drawn.steal.movement, ...result.movements],
      actions: drawn.steal === null ? actions : [...actions, drawn.steal.action],
      rbi: result.rbi,
      defence: fielding.defence,
      startMs,
      pitchMs,
      endMs: clock.nowMs,
      leftOnBase: half.outs === 3 || this.isWalkOff ? runnersCount(half.on) : null,
      timesFaced,
      craft: { power: batter.power, pitching: mound.pitcher.strength },
    };
  }

  /** Bases and outs after the play; a batter who reached on an error never scores an earned run. */
  #book(half: HalfInningState, advances: Parameters<typeof basesAfter>[1], outs: number): void {
    half.on = basesAfter(half.on, advances);
    if (advances.eventType === 'field_error') {
      const [first, second, third] = half.on;
      half.on = [first && { ...first, isEarned: false }, second, third];
      half.outsWithoutErrors += 1;
    }
    half.outsWithoutErrors += outs - half.outs;
    half.outs = outs;
  }

  /** The clock stops until a later day. */
  pauseUntil(resumeMs: number): void {
    this.#context.clock.nowMs = resumeMs;
  }

  finish(innings: number, isLastBottomPlayed: boolean, resumedAtPlay: number | null): GameRecord {
    const game = this.#game;
    const random = new RandomStream(this.#seed, 'attendance', game.gamePk);
    return {
      game,
      home: this.#sides.home.record(),
      away: this.#sides.away.record(),
      plays: this.plays,
      score: this.score,
      innings,
      isLastBottomPlayed,
      isWalkOff: this.isWalkOff,
      decisions: this.#context.ledger.decide(),
      weather: weatherOf(this.#seed, game),
      umpires: umpiresOf(this.#seed, game),
      firstPitchMs: elementAt(this.plays, 0).startMs,
      endMs: this.#context.clock.nowMs,
      resumedAtPlay,
      attendance: Math.round(game.venue.capacity * random.between(0.35, 0.98)),
    };
  }
}

function playersOn(on: RunnersOn): Bases {
  return [on[0]?.player ?? null, on[1]?.player ?? null, on[2]?.player ?? null];
}

// A game that is suspended stops before the top of the seventh; one that is called stops after five innings or more.
const suspendedBeforeInning = 7;
const calledAfterInning = 6;

function playOnce(seed: number, game: ScheduledGame, salt: number): GameRecord {
  const play = new GameInProgress(seed, game, salt);
  let resumedAtPlay: number | null = null;
  for (let inning = 1; ; inning += 1) {
    if (game.script === 'suspended' && game.change !== null && inning === suspendedBeforeInning) {
      resumedAtPlay = play.plays.length;
      play.pauseUntil(game.change.toMs);
    }
    play.playHalf(inning, true);
    if (inning >= game.scheduledInnings && play.score.home > play.score.away)
      return play.finish(inning, false, resumedAtPlay);
    play.playHalf(inning, false);
    const isDecided = play.score.home !== play.score.away;
    const isCalled = game.script === 'rainShortened' && inning >= calledAfterInning;
    if (isDecided && (inning >= game.scheduledInnings || isCalled))
      return play.finish(inning, true, resumedAtPlay);
  }
}

/**
 * Plays a game from the seed and the calendar alone: no other game is needed. A script that asks for extra innings
 * takes the first variant that has them.
 */
export function playGame(seed: number, game: ScheduledGame): GameRecord {
  for (let salt = 0; ; salt += 1) {
    const record = playOnce(seed, game, salt);
    const isAsScripted =
      (game.script !== 'extraInnings' || record.innings > game.scheduledInnings) &&
      (game.script !== 'rainShortened' || record.innings < game.scheduledInnings);
    if (isAsScripted) return record;
  }
}
