import type { History } from '../../../shared/domain/history/history.ts';
import { backtestGames } from '../../../shared/models/game-outcome/backtest/index.ts';
import { reportGames } from './game-table.ts';
import { htmlGameReport } from './html-game-report.ts';
import type { BacktestOptions } from './options.ts';
import { printGameReport } from './print-game-report.ts';
import { readReferenceForecasts } from './read-reference-forecasts.ts';
import type { SystemBacktest } from './system-backtest.ts';
import { writeGamePredictions } from './write-predictions.ts';

/** Backtests who wins: members of the system beside the market and FiveThirtyEight. */
export function backtestGameOutcome(history: History, options: BacktestOptions): SystemBacktest {
  const { seasons, variant, lineups } = options;
  const references =
    options.fivethirtyeight === undefined ? new Map() : readReferenceForecasts(options.fivethirtyeight);
  const { games, chosen } = backtestGames(history, { seasons, variant, lineups });
  const names = Object.keys(games[0]?.forecasts ?? {});
  const members = names.map((name) => ({
    name,
    probabilities: games.map(({ forecasts }) => forecasts[name] ?? null),
  }));
  const report = reportGames({ games: games.map(({ game }) => game), members, chosen }, history, references);
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
        games.map(({ game }) => game),
        members.find(({ name }) => name === chosen)?.probabilities ?? [],
      ),
    isSuspect: report.leakCheck?.isSuspect ?? false,
  };
}
