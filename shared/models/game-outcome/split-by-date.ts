/** Games in order of date, cut between two dates: nothing of a day lies on both sides. */
export interface DateSplit<Game> {
  earlier: Game[];
  later: Game[];
  /** First date of `later`; null when there is none. */
  laterFrom: string | null;
}

/** Cuts off the last `share` of the dates (at least one). Never random: a game is judged only by what came before it. */
export function splitByDate<Game extends { date: string }>(
  games: readonly Game[],
  share: number,
): DateSplit<Game> {
  const dates = [...new Set(games.map((game) => game.date))].sort();
  const laterFrom = dates[dates.length - Math.max(1, Math.floor(dates.length * share))] ?? null;
  if (laterFrom === null) return { earlier: [], later: [], laterFrom };
  return {
    earlier: games.filter((game) => game.date < laterFrom),
    later: games.filter((game) => game.date >= laterFrom),
    laterFrom,
  };
}
