import { addDays } from '../../domain/calendar.ts';

/** Rain delays are not part of the time of a game; this covers nearly all, and no game of the next day begins so early. */
const delayAllowanceMs = 3 * 60 * 60 * 1000;

/** When the outcome of a game that was played through is taken as known, if its start and length are not: noon UTC of the next day. */
const noonAfter = (date: string): string => `${addDays(date, 1)}T12:00:00.000Z`;

/**
 * When the world knew how a game ended. Retrosheet does not record it, so it is taken rather late than early: start, time of game and
 * three hours for delays; noon UTC of the next day where start or time is not known; of a suspended game noon UTC of the day after
 * its completion.
 */
export function knownAtOf(game: {
  gameDate: string;
  startMs: number | null;
  durationMinutes: number | null;
  completedOn: string | null;
}): string {
  if (game.completedOn !== null && game.completedOn > game.gameDate) return noonAfter(game.completedOn);
  if (game.startMs === null || game.durationMinutes === null) return noonAfter(game.gameDate);
  return new Date(game.startMs + game.durationMinutes * 60_000 + delayAllowanceMs).toISOString();
}
