import type { SnapshotGame } from '../../schemas/serving.ts';

/** Coded states of games that will not be played on their date: postponed, cancelled. */
const notPlayedStates: ReadonlySet<string> = new Set(['D', 'C']);

/** The games of a slate that are predicted, and how many were left out and why. */
export interface GameSelection {
  games: SnapshotGame[];
  notPlayed: number;
  started: number;
}

/**
 * Leaves out games that will not be played and games that had begun at the cutoff, whose rows may know their first innings. A game whose
 * start is not decided has a placeholder in the night before: the cutoff is at the latest the first decided start, so it has not begun.
 */
export function selectGames(games: readonly SnapshotGame[], cutoffAt: string): GameSelection {
  const played = games.filter((game) => !notPlayedStates.has(game.coded_state));
  const open = played.filter(
    (game) => game.is_start_time_tbd || Date.parse(game.scheduled_start_at) >= Date.parse(cutoffAt),
  );
  return { games: open, notPlayed: games.length - played.length, started: played.length - open.length };
}
