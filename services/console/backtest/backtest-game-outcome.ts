import type { History, HistoryGame } from '../../../shared/domain/history/history.ts';
import { backtestGames, type GameForecast } from '../../../shared/models/game-outcome/backtest/index.ts';
import { type GameForecasts, reportGames } from './game-table.ts';
import { htmlGameReport } from './html-game-report.ts';
import type { BacktestOptions } from './options.ts';
import { printGameReport } from './print-game-report.ts';
import type { ReferenceForecast } from './read-reference-forecasts.ts';
import type { SystemBacktest } from './system-backtest.ts';
import { writeGamePredictions } from './write-predictions.ts';

/** The opening line is shown among the references, not among our members. */
const notOurs = 'open_line';

/** Forecasts by column. The chosen column is the answer: a game without an opening line has that of the other members. */
function columnsOf(history: History, forecasts: readonly GameForecast[]): GameForecasts {
  const byPk = new Map(history.games.map((game) => [game.gamePk, game]));
  const known = forecasts.flatMap((forecast): { game: HistoryGame; forecast: GameForecast }[] => {
    const game = byPk.get(forecast.gamePk);
    return game === undefined ? [] : [{ game, forecast }];
  });
  const answers = known.map(({ forecast }) => forecast);
  const chosen = (answers.find(({ usedOpenLine }) => usedOpenLine) ?? answers[0])?.chosen ?? '';
  const names = Object.keys(answers[0]?.members ?? {}).filter((name) => name !== notOurs);
  return {
    games: known.map(({ game }) => game),
    chosen,
    members: names.map((name) => ({
      name,
      probabilities: answers.map(({ members, homeWinProbability }) =>
        name === chosen ? homeWinProbability : (members[name] ?? null),
      ),
    })),
  };
}

/** Backtests who wins: the members of the system beside the market and FiveThirtyEight. */
export function backtestGameOutcome(
  history: History,
  { seasons, variant, lineups }: BacktestOptions,
  references: ReadonlyMap<string, ReferenceForecast>,
): SystemBacktest {
  const columns = columnsOf(history, backtestGames(history, { seasons, variant, lineups }).forecasts);
  const report = reportGames(columns, history, references);
  const title = `game_outcome, ${variant}, line-ups ${lineups}, seasons ${seasons.join(', ')}`;
  return {
    print: (out) => {
      out(title);
      out('');
      printGameReport(report, out);
    },
    html: () => htmlGameReport(title, report),
    writePredictions: (path) =>
      writeGamePredictions(
        path,
        columns.games,
        columns.members.find(({ name }) => name === columns.chosen)?.probabilities ?? [],
      ),
    isSuspect: report.leakCheck?.isSuspect ?? false,
  };
}
