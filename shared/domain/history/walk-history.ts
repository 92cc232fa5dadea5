import type { HistoryGame } from './history.ts';

/** How far a walk has come. */
export interface WalkPosition {
  /** The season it is in; null before the first game. */
  season: number | null;
  /** The last date whose games it has asked for and learned; null before the first. */
  through: string | null;
}

/** Before the first game of all. */
const historyStart: WalkPosition = { season: null, through: null };

/** The part of history to walk through. */
export interface WalkRange<From extends WalkPosition = WalkPosition> {
  /** Where an earlier walk stopped, such as what it saved; the first game of all when absent. */
  from?: From | undefined;
  /** The last date to walk; the last of all when absent. */
  until?: string | undefined;
}

/** Whether a date belongs to a part of history. */
export const isInRange = (date: string, { from, until }: WalkRange): boolean =>
  date > (from?.through ?? '') && (until === undefined || date <= until);

/** What is done on the way through history. */
export interface HistoryVisitor {
  /** A season begins with the games of a date: before anything is asked of it. `before` is the season last walked through, if any. */
  season?(season: number, before: number | null, date: string): void;
  /** The games of a date, before any of them is known. Game 2 of a doubleheader does not know game 1. */
  ask(games: readonly HistoryGame[], date: string): void;
  /** The games that became known on a date, after every game of the date was asked for. */
  learn(games: readonly HistoryGame[], date: string): void;
}

const inOrder = (left: HistoryGame, right: HistoryGame): number =>
  left.gameNumber - right.gameNumber || left.gamePk - right.gamePk;

function byDate(games: readonly HistoryGame[], dateOf: (game: HistoryGame) => string) {
  const dates = Map.groupBy(games, dateOf);
  for (const [date, own] of dates) dates.set(date, own.toSorted(inOrder));
  return dates;
}

/**
 * Goes through history date by date: first every game of the date is asked for, then those that ended on it are learned from. So
 * nothing that is asked for can have seen its own day, and a suspended game is learned on the day of its completion.
 *
 * A walk goes on from where an earlier one stopped: dates up to `range.from.through` are passed over. A game played before it and completed
 * after it is learned: games must hold every one whose `gameDate` or `knownOn` is later than that. Returns how far it came.
 */
export function walkHistory(
  games: readonly HistoryGame[],
  visitor: HistoryVisitor,
  range: WalkRange = {},
): WalkPosition {
  const asked = byDate(games, ({ gameDate }) => gameDate);
  const known = byDate(games, ({ knownOn }) => knownOn);
  let { season, through } = range.from ?? historyStart;
  const dates = [...new Set([...asked.keys(), ...known.keys()])]
    .filter((date) => isInRange(date, range))
    .sort();
  for (const date of dates) {
    const own = asked.get(date) ?? [];
    const [first] = own;
    if (first !== undefined && first.season !== season) {
      visitor.season?.(first.season, season, date);
      season = first.season;
    }
    if (own.length > 0) visitor.ask(own, date);
    const learned = known.get(date) ?? [];
    if (learned.length > 0) visitor.learn(learned, date);
    through = date;
  }
  return { season, through };
}
