import type { HistoryGame } from './history.ts';

/** What is done on the way through history. */
export interface HistoryVisitor {
  /** A season begins: before anything is asked of it. */
  season?(season: number): void;
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
 */
export function walkHistory(games: readonly HistoryGame[], visitor: HistoryVisitor): void {
  const asked = byDate(games, ({ gameDate }) => gameDate);
  const known = byDate(games, ({ knownOn }) => knownOn);
  const dates = [...new Set([...asked.keys(), ...known.keys()])].sort();
  let season: number | null = null;
  for (const date of dates) {
    const own = asked.get(date) ?? [];
    const [first] = own;
    if (first !== undefined && first.season !== season) {
      season = first.season;
      visitor.season?.(season);
    }
    if (own.length > 0) visitor.ask(own, date);
    const learned = known.get(date) ?? [];
    if (learned.length > 0) visitor.learn(learned, date);
  }
}
