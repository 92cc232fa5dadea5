/** What the games of a month come to on average. */
export interface MonthMeans {
  runsPerGame: number;
  homeWinRate: number;
}

/**
 * Means of 34,017 games of the regular seasons 2005 to 2018 (Retrosheet game logs), by month. April has the games of March, September
 * those of October: they are few.
 */
export const monthReferences: ReadonlyMap<number, MonthMeans> = new Map([
  [4, { runsPerGame: 8.89, homeWinRate: 0.524 }],
  [5, { runsPerGame: 8.86, homeWinRate: 0.55 }],
  [6, { runsPerGame: 8.92, homeWinRate: 0.535 }],
  [7, { runsPerGame: 9.02, homeWinRate: 0.554 }],
  [8, { runsPerGame: 9.03, homeWinRate: 0.537 }],
  [9, { runsPerGame: 8.9, homeWinRate: 0.536 }],
]);

/** The month with which a month of the season is compared. */
export const comparedMonth = (month: number): number => Math.min(9, Math.max(4, month));
