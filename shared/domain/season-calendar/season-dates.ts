/** The dates that divide a season, `YYYY-MM-DD`, both ends included. null: the season has no such period, or nobody said. */
export interface SeasonDates {
  /** A season lies within its calendar year. */
  season: number;
  springStart: string | null;
  springEnd: string | null;
  regularStart: string;
  regularEnd: string;
  allStarDate: string | null;
  postseasonStart: string | null;
  postseasonEnd: string | null;
}

/** Seasons by year. */
export type SeasonCalendar = ReadonlyMap<number, SeasonDates>;

/** A calendar of seasons; a later entry of a year replaces an earlier one. */
export const seasonCalendar = (seasons: readonly SeasonDates[]): SeasonCalendar =>
  new Map(seasons.map((dates) => [dates.season, dates]));
