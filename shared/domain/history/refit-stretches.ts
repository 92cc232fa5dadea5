/** A stretch of dates that is forecast with what was known before its first day. */
export interface RefitStretch {
  season: number;
  /** Models know what was known before this date. */
  from: string;
  /** Last date of the stretch. */
  to: string;
  opensSeason: boolean;
}

const monthOf = (date: string): string => date.slice(0, 'YYYY-MM'.length);

/** The stretches of a season: from its first date, then from the first date of every month. Dates may come in any order. */
export function refitStretches(season: number, dates: readonly string[]): RefitStretch[] {
  const months = Map.groupBy([...new Set(dates)].sort(), monthOf);
  return [...months.values()].flatMap((own, index) => {
    const [from, to] = [own[0], own.at(-1)];
    return from === undefined || to === undefined ? [] : [{ season, from, to, opensSeason: index === 0 }];
  });
}
