const dayMs = 86_400_000;

/** Days since 1970-01-01 of a calendar date (YYYY-MM-DD). */
export function epochDayOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs);
}

/** The calendar date (YYYY-MM-DD) of a number of days since 1970-01-01. */
export function dateOfEpochDay(epochDay: number): string {
  return new Date(epochDay * dayMs).toISOString().slice(0, 10);
}

/** UTC milliseconds of a local time of day on a calendar date; the offset is local minus UTC. */
export function utcMsOf(date: string, localMinutes: number, utcOffsetHours: number): number {
  return epochDayOf(date) * dayMs + localMinutes * 60_000 - utcOffsetHours * 3_600_000;
}

/** ISO time with seconds, as the schedule writes it. */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** ISO time with milliseconds, as the plays write it. */
export function isoMilliseconds(ms: number): string {
  return new Date(ms).toISOString();
}
