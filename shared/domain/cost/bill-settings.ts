/** What the bill is of. */
export interface BillSettings {
  period: 'season' | 'off_season';
  /** Seasons in the warehouse. */
  seasons: number;
  /** Requests to the API. */
  requestsPerDay: number;
}

/** Days of the month that the bill is of. */
export const daysPerMonth = 30.5;
