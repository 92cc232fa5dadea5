/** How many men a roster may have. */
export interface RosterSize {
  /** Outside: the answer is not a roster. */
  possible: readonly [min: number, max: number];
  /** Outside: worth a look. */
  usual: readonly [min: number, max: number];
}

/**
 * Size of an active roster on a date of the regular season; null where no rule binds: before opening day a club carries everybody
 * it looks at, in October only those that still play keep to 26.
 *
 * 26 men, 28 in September, one more for a doubleheader, never below 25 (mlb.com glossary); before 2020 25 men, in September up
 * to 40. The season of 2020 began with 30 and went on with 28, that of 2022 began with 28 until 1 May.
 */
export function activeRosterSize(date: string): RosterSize | null {
  const year = Number(date.slice(0, 4));
  const day = date.slice(5);
  const opening = year === 2020 ? '07-23' : '04-08';
  if (day < opening || day > '09-30') return null;
  const isSeptember = day >= '09-01';
  if (year < 2020) return { possible: [24, 40], usual: isSeptember ? [25, 40] : [25, 26] };
  if (year === 2020) return { possible: [25, 30], usual: [28, 30] };
  if (isSeptember) return { possible: [25, 29], usual: [28, 29] };
  return { possible: [25, 28], usual: year === 2022 && day <= '05-01' ? [26, 28] : [26, 27] };
}

/** Men under major-league contract who count: those on the 60-day injured list do not. */
export const fortyManMax = 40;
/** Fewer than that is an answer that was cut. */
export const fortyManUsualMin = 30;
