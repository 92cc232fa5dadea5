/** Games in order of date, cut between two dates: nothing of a day lies on both sides. */
export interface DateSplit<Game> {
  earlier: Game[];
  later: Game[];
  /** First date of `later`; null when there is none. */
  laterFrom: string | null;
}

const datesOf = (games: readonly { date: string }[]): string[] =>
  [...new Set(games.map((game) => game.date))].sort();

/** Cuts off the last `share` of the dates (at least one). Never random: a game is judged only by what came before it. */
export function splitByDate<Game extends { date: string }>(
  games: readonly Game[],
  share: number,
): DateSplit<Game> {
  const dates = datesOf(games);
  const laterFrom = dates[dates.length - Math.max(1, Math.floor(dates.length * share))] ?? null;
  if (laterFrom === null) return { earlier: [], later: [], laterFrom };
  return {
    earlier: games.filter((game) => game.date < laterFrom),
    later: games.filter((game) => game.date >= laterFrom),
    laterFrom,
  };
}

/**
 * Rolling origin: the dates after the first `warmUpShare` in `folds` steps of about as many dates, each to be judged by everything
 * before it. Every game after the warm-up is judged once. Steps without games on both sides are left out.
 */
export function rollingFolds<Game extends { date: string }>(
  games: readonly Game[],
  { warmUpShare, folds }: { warmUpShare: number; folds: number },
): DateSplit<Game>[] {
  const dates = datesOf(games);
  const cutAt = (step: number): string | undefined =>
    dates[Math.round(dates.length * (warmUpShare + ((1 - warmUpShare) * step) / folds))];
  return Array.from({ length: folds }, (_, step) => {
    const from = cutAt(step);
    const until = cutAt(step + 1);
    return {
      earlier: games.filter(({ date }) => from !== undefined && date < from),
      later: games.filter(
        ({ date }) => from !== undefined && date >= from && (until === undefined || date < until),
      ),
      laterFrom: from ?? null,
    };
  }).filter(({ earlier, later }) => earlier.length > 0 && later.length > 0);
}
