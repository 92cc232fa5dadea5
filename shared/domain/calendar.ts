const dayMs = 86_400_000;

/** A calendar date so many days later (or earlier). Dates are `YYYY-MM-DD`. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/** Every date from one to another, both included. */
export const dateRange = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));

const easternDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', dateStyle: 'short' });

/** The date in US Eastern time, by which MLB dates its games. */
export const easternDateOf = (moment: Date): string => easternDate.format(moment);

/** Before the first and after the last day that anything is known of. */
export const ALL_DAYS = { from: '1800-01-01', to: '2200-12-31' } as const;
