import type { SqlParameters } from '../../shared/ports/warehouse.ts';

/** A feature date, what may be known for it, and how many games that count it has. */
export interface Slate {
  date: string;
  /** ISO 8601 UTC with milliseconds: only facts known before it are used. */
  cutoffAt: string;
  games: number;
}

/** The season a date belongs to: seasons do not cross a year's end. */
export const seasonOf = (date: string): number => Number(date.slice(0, 4));

/** The parameters that every query over slates takes. */
export function slateParameters(slates: readonly Slate[]): SqlParameters {
  const dates = slates.map(({ date }) => date).sort();
  return {
    feature_dates: { type: 'DATE', value: slates.map(({ date }) => date) },
    cutoffs: { type: 'TIMESTAMP', value: slates.map(({ cutoffAt }) => cutoffAt) },
    date_from: { type: 'DATE', value: dates.at(0) ?? null },
    date_to: { type: 'DATE', value: dates.at(-1) ?? null },
  };
}
