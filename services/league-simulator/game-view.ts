import type { GameRecord, Play } from './game/game-record.ts';
import type { ScheduledGame } from './season-calendar.ts';
import type { World } from './world.ts';

/** What the world can see of a game at a moment. */
export type GameView =
  | {
      readonly phase: 'scheduled' | 'postponed';
      readonly game: ScheduledGame;
      readonly record: null;
      readonly plays: readonly [];
    }
  | {
      readonly phase: 'live' | 'suspended' | 'final';
      readonly game: ScheduledGame;
      readonly record: GameRecord;
      readonly plays: readonly Play[];
    };

/** A postponement is announced three hours before the game would have begun. */
export const postponementNoticeMs = 3 * 3_600_000;

/** When a game first began, a suspended one on its first day. */
export function firstStartMs(game: ScheduledGame): number {
  return game.change?.kind === 'suspended' ? game.change.fromMs : game.startMs;
}

/** When the umpires of a game are named: recorded pre-game feeds had them four hours before the first pitch, those of the day before had not. */
export const umpiresNamedMs = (game: ScheduledGame): number => firstStartMs(game) - 4 * 3_600_000;

/** The view of a game at `nowMs`. Only games that have begun are simulated. */
export function gameViewAt(world: World, game: ScheduledGame, nowMs: number): GameView {
  if (nowMs < firstStartMs(game)) return { phase: 'scheduled', game, record: null, plays: [] };
  const record = world.simulateGame(game.gamePk);
  if (nowMs >= record.endMs) return { phase: 'final', game, record, plays: record.plays };
  const plays = record.plays.filter((play) => play.endMs <= nowMs);
  const isPaused =
    record.resumedAtPlay !== null &&
    plays.length === record.resumedAtPlay &&
    game.change !== null &&
    nowMs < game.change.toMs;
  return { phase: isPaused ? 'suspended' : 'live', game, record, plays };
}

/** Games of a club that are over at `nowMs`. */
export function gamesFinished(world: World, season: number, teamIndex: number, nowMs: number): number {
  const games = world.calendar(season).byTeam[teamIndex] ?? [];
  let finished = 0;
  for (const game of games) {
    // Nothing but a marathon lasts six hours: most games need no simulation to know that they are over.
    const isOver =
      game.startMs + 6 * 3_600_000 < nowMs ||
      (game.startMs < nowMs && world.simulateGame(game.gamePk).endMs <= nowMs);
    if (!isOver) break;
    finished += 1;
  }
  return finished;
}

/** Minutes from the first pitch to the last, without the days between suspension and resumption. */
export function playedMinutes(record: GameRecord): number {
  const before = record.resumedAtPlay === null ? undefined : record.plays[record.resumedAtPlay - 1];
  const after = record.resumedAtPlay === null ? undefined : record.plays[record.resumedAtPlay];
  const pausedMs = before && after ? after.startMs - before.endMs : 0;
  return Math.round((record.endMs - record.firstPitchMs - pausedMs) / 60_000);
}
