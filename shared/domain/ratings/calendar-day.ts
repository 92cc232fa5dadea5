const dayMs = 24 * 60 * 60 * 1_000;

/** Days since 1970 of a date "YYYY-MM-DD": ratings count time in whole calendar days. */
export const calendarDay = (date: string): number => Date.parse(date) / dayMs;

/** What is left of an observation after so many days; 1 when no time has passed. */
export const decayOver = (days: number, halfLifeDays: number): number => 0.5 ** (days / halfLifeDays);
