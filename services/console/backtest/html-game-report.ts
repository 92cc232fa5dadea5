import { commonGames, type ForecastColumn } from '../../../shared/domain/statistics/forecast-table.ts';
import {
  axisOf,
  htmlPage,
  htmlTable,
  htmlText,
  lineChart,
  reliabilitySeries,
  type Series,
} from './charts.ts';
import type { GameReport } from './game-table.ts';
import { leakSentence, scoreCells, scoreHeader } from './print-game-report.ts';

/** Fewer games of a month are drawn with the month before. */
const gamesOfMonthMin = 100;

/** Mean Brier score of the month so far collected, month by month, of games that all columns have. */
function monthlySeries(columns: readonly ForecastColumn[], report: GameReport): Series[] {
  const common = commonGames(columns, report.games.length);
  const months: { label: string; games: number[] }[] = [];
  for (const index of common) {
    const label = report.games[index]?.gameDate.slice(0, 'YYYY-MM'.length) ?? '';
    const last = months.at(-1);
    if (last === undefined || (last.label !== label && last.games.length >= gamesOfMonthMin))
      months.push({ label, games: [index] });
    else last.games.push(index);
  }
  return columns.map(({ name, probabilities }) => ({
    name,
    points: months.map(({ games }, x) => ({
      x,
      y:
        games.reduce(
          (sum, index) => sum + ((probabilities[index] ?? 0) - (report.outcomes[index] ?? 0)) ** 2,
          0,
        ) / games.length,
    })),
  }));
}

/** The report of a backtest of games as one HTML page: tables, reliability, Brier score month by month. */
export function htmlGameReport(title: string, report: GameReport): string {
  const shown = report.columns.filter(
    ({ name }) =>
      name === report.chosen || name === 'elo' || name.startsWith('market') || name.startsWith('538'),
  );
  const common = commonGames(shown, report.games.length);
  const outcomes = common.map((index) => report.outcomes[index] ?? 0);
  const reliability = shown.map(({ name, probabilities }) =>
    reliabilitySeries(
      name,
      common.map((index) => probabilities[index] ?? 0.5),
      outcomes,
    ),
  );
  const monthly = monthlySeries(shown, report);
  const monthCount = Math.max(2, ...monthly.map(({ points }) => points.length));
  return htmlPage(title, [
    ...report.sets.map(({ title: heading, scores }) => ({
      heading: `${heading} (${scores[0]?.count ?? 0})`,
      body: htmlTable(scoreHeader(report.chosen), scores.map(scoreCells)),
    })),
    { heading: 'Leak check', body: htmlText(leakSentence(report)) },
    {
      heading: 'Reliability: forecast against frequency',
      body: lineChart(reliability, axisOf(0.2, 0.8, 6, 1), axisOf(0.2, 0.8, 6, 1), { diagonal: true }),
    },
    {
      heading: 'Brier score month by month',
      body: lineChart(
        monthly,
        axisOf(0, monthCount - 1, Math.min(8, monthCount - 1), 0),
        axisOf(0.22, 0.27, 5, 2),
      ),
    },
  ]);
}
