import { addDays } from '../calendar.ts';
import type { SeasonCalendar, SeasonDates } from './season-dates.ts';
import { shippedCalendar } from './shipped-seasons.ts';

/** The phases in which games are played; where two overlap (a season that opens abroad during spring) the later one names the date. */
export const gamePhases = ['spring', 'regular', 'all_star', 'postseason'] as const;

/** One of {@link gamePhases}. */
export type GamePhase = (typeof gamePhases)[number];

/** The phase of a date. */
export type SeasonPhase = GamePhase | 'off_season';

/**
 * Types of games that are collected in a phase. R belongs to each: a season may open abroad during spring training, and a
 * tie-breaker or a make-up can come after the last scheduled day.
 */
const gameTypesOfPhase: Readonly<Record<GamePhase, readonly string[]>> = {
  spring: ['S', 'E', 'I', 'R'],
  regular: ['R'],
  all_star: ['A', 'R'],
  postseason: ['F', 'D', 'L', 'W', 'P', 'C', 'R'],
};

interface Period {
  phase: GamePhase;
  first: string;
  last: string;
}

const later = (left: string, right: string): string => (left > right ? left : right);

/** Days between spring and opening day belong to spring (exhibitions), those before the postseason to the regular season (tie-breakers). */
function periodsOf(dates: SeasonDates): Period[] {
  const { springStart, springEnd, regularStart, regularEnd, allStarDate, postseasonStart, postseasonEnd } =
    dates;
  const dayBeforeOpening = addDays(regularStart, -1);
  const periods: (Period | null)[] = [
    springStart === null
      ? null
      : { phase: 'spring', first: springStart, last: later(springEnd ?? dayBeforeOpening, dayBeforeOpening) },
    {
      phase: 'regular',
      first: regularStart,
      last: postseasonStart === null ? regularEnd : later(regularEnd, addDays(postseasonStart, -1)),
    },
    allStarDate === null ? null : { phase: 'all_star', first: allStarDate, last: allStarDate },
    postseasonStart === null || postseasonEnd === null
      ? null
      : { phase: 'postseason', first: postseasonStart, last: postseasonEnd },
  ];
  return periods.filter((period) => period !== null);
}

/** The periods that a date lies in; null when nobody knows the season. */
function periodsOn(date: string, calendar: SeasonCalendar): Period[] | null {
  const dates = calendar.get(Number(date.slice(0, 4)));
  return dates === undefined
    ? null
    : periodsOf(dates).filter(({ first, last }) => first <= date && date <= last);
}

/** The phase of a date (US Eastern); null when the calendar does not have the season: then nothing may be ruled out. */
export function phaseOf(date: string, calendar: SeasonCalendar = shippedCalendar): SeasonPhase | null {
  const periods = periodsOn(date, calendar);
  if (periods === null) return null;
  return periods.at(-1)?.phase ?? 'off_season';
}

/**
 * Types of games to collect on a date: of every phase that it lies in. null: all of them, in a season nobody knows and in the
 * off-season, where none is expected and whatever there is is worth a look.
 */
export function gameTypesOn(
  date: string,
  calendar: SeasonCalendar = shippedCalendar,
): readonly string[] | null {
  const periods = periodsOn(date, calendar) ?? [];
  return periods.length === 0 ? null : [...new Set(periods.flatMap(({ phase }) => gameTypesOfPhase[phase]))];
}

/** The phase whose rules a game is held to, by its type: a season's opening day abroad is no spring game. */
export function phaseOfGameType(gameType: string): GamePhase {
  if (['S', 'E', 'I'].includes(gameType)) return 'spring';
  if (gameType === 'A') return 'all_star';
  return ['F', 'D', 'L', 'W', 'P', 'C'].includes(gameType) ? 'postseason' : 'regular';
}
