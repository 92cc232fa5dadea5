import { dateRange } from '../../domain/calendar.ts';
import type { Recording } from './archive-manifest.ts';
import { stateRank } from './archive-schedule.ts';

/** The newest recording of each game: the furthest state, then the most plays, then the latest time. */
export function latestByGame(recordings: readonly Recording[]): Map<number, Recording> {
  const latest = new Map<number, Recording>();
  for (const recording of recordings) {
    if (recording.game_pk === null) continue;
    const before = latest.get(recording.game_pk);
    if (before === undefined || isLater(recording, before)) latest.set(recording.game_pk, recording);
  }
  return latest;
}

function isLater(one: Recording, other: Recording): boolean {
  const rank = stateRank(one.coded_game_state) - stateRank(other.coded_game_state);
  if (rank !== 0) return rank > 0;
  const plays = (one.plays ?? 0) - (other.plays ?? 0);
  return plays === 0 ? recordedAt(one, null) > recordedAt(other, null) : plays > 0;
}

/** A schedule of all of MLB: another sport, one team or one type of game would hide games. */
export function isWholeSchedule({ endpoint_path: urlPath }: Recording): boolean {
  const query = queryOf(urlPath);
  if (!urlPath.startsWith('/api/v1/schedule?') || query.get('sportId') !== '1') return false;
  return ![...query.keys()].some(
    (name) => !['sportId', 'date', 'startDate', 'endDate', 'hydrate'].includes(name),
  );
}

/** Whether a recorded schedule is about a date, alone or in a range. */
function coversDate({ endpoint_path: urlPath }: Recording, gameDate: string): boolean {
  const query = queryOf(urlPath);
  const start = query.get('date') ?? query.get('startDate');
  const end = query.get('date') ?? query.get('endDate');
  return start !== null && end !== null && start <= gameDate && gameDate <= end;
}

/** Dates that a recorded schedule is about. */
export function datesOfSchedule({ endpoint_path: urlPath }: Recording): string[] {
  const query = queryOf(urlPath);
  const start = query.get('date') ?? query.get('startDate');
  const end = query.get('date') ?? query.get('endDate');
  return start === null || end === null || start > end ? [] : dateRange(start, end);
}

/** The schedule that speaks for a date: the one recorded last. */
export const scheduleOfDate = (schedules: readonly Recording[], gameDate: string): Recording | undefined =>
  schedules
    .filter((schedule) => coversDate(schedule, gameDate))
    .sort((left, right) => compareText(recordedAt(left, null, gameDate), recordedAt(right, null, gameDate)))
    .at(-1);

const compareText = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

/** Whether a recorded schedule is about more than one date. */
export const isRange = (recording: Recording | undefined): boolean =>
  recording !== undefined && queryOf(recording.endpoint_path).has('startDate');

const queryOf = (urlPath: string): URLSearchParams => new URLSearchParams(urlPath.split('?', 2)[1] ?? '');

/**
 * When the source said what was recorded: the noted time, the time in the file's name, the time stamp a feed carries; else noon
 * (UTC) of the next day, when the games of a date are over.
 */
export function recordedAt(
  recording: Recording,
  body: Buffer | null,
  gameDate = recording.official_date,
): string {
  if (recording.retrieved_at !== null) return new Date(recording.retrieved_at).toISOString();
  const stamp =
    /\.(\d{8})_(\d{6})\./.exec(recording.file) ??
    /"timeStamp"\s*:\s*"(\d{8})_(\d{6})"/.exec(body?.toString('utf8', 0, 4_000) ?? '');
  if (stamp === null) return noonAfter(gameDate);
  const [, day = '', time = ''] = stamp;
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}.000Z`;
}

/** Noon (UTC) of the next day. */
export function noonAfter(gameDate: string): string {
  const noonMs = Date.parse(`${gameDate}T12:00:00Z`);
  return new Date(Number.isNaN(noonMs) ? 0 : noonMs + 24 * 60 * 60 * 1_000).toISOString();
}
