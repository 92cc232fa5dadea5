/** Games of one step, in order, and the first date that is not known before them. */
export interface RollingStep<Game> {
  from: string;
  asked: Game[];
}

/** Games cut into steps: those of a month are asked what was known before it, those of the holdout what was known before it, like everything that is judged there. */
export function rollingSteps<Game>(
  games: readonly Game[],
  dateOf: (game: Game) => string,
  holdoutFrom: string,
): RollingStep<Game>[] {
  const fromOf = (game: Game): string => {
    const date = dateOf(game);
    return date >= holdoutFrom ? holdoutFrom : `${date.slice(0, 'YYYY-MM'.length)}-01`;
  };
  return [...Map.groupBy(games, fromOf)].map(([from, asked]) => ({ from, asked }));
}
