import type { HistoryGame } from '../../../domain/history/history.ts';

/** Games of a month that one fit serves: rows from `start` up to before `end`. */
export interface RollingMonth {
  season: number;
  /** Date of the first game: what is learned from was known before it. */
  date: string;
  start: number;
  end: number;
}

/** The months of games in order of date: a season's first games and every new month get a new fit. */
export function rollingMonths(games: readonly HistoryGame[]): RollingMonth[] {
  const months: RollingMonth[] = [];
  let current = '';
  games.forEach(({ season, gameDate }, row) => {
    const month = `${season} ${gameDate.slice(0, 'YYYY-MM'.length)}`;
    const last = months.at(-1);
    if (month === current && last !== undefined) last.end = row + 1;
    else months.push({ season, date: gameDate, start: row, end: row + 1 });
    current = month;
  });
  return months;
}

/** The rows from `from` on that were known before the month, in order. */
export function rowsKnownBefore(
  games: readonly HistoryGame[],
  { date, start }: RollingMonth,
  from: number,
): number[] {
  const known: number[] = [];
  for (let row = from; row < start; row += 1) if ((games[row]?.knownOn ?? date) < date) known.push(row);
  return known;
}
