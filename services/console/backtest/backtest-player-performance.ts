import { writeFileSync } from 'node:fs';
import type { History } from '../../../shared/domain/history/history.ts';
import {
  type BatterScore,
  backtestBatters,
  batterOutcomes,
  scoreBatters,
} from '../../../shared/models/player-performance/index.ts';
import { formatTable } from '../print-run.ts';
import { htmlPage, htmlTable } from './charts.ts';
import type { BacktestOptions } from './options.ts';
import type { SystemBacktest } from './system-backtest.ts';
import { identityOf } from './write-predictions.ts';

const header = ['outcome', 'n', 'rate', 'Brier', 'log loss', 'AUC', 'ECE', 'Brier minus constant ± SE'];

/** Better than this is more than anybody could know (AUC .57 for hits and .63 for home runs are what is there to be had). */
const suspectAreaUnderCurve: Partial<Record<BatterScore['outcome'], number>> = { hits: 0.62, homeRuns: 0.68 };

function cellsOf(score: BatterScore): (string | number)[] {
  const against = score.againstConstant;
  return [
    `${score.outcome} >= ${score.atLeast}`,
    score.batters,
    score.rate.toFixed(4),
    score.brier.toFixed(5),
    score.logLoss.toFixed(5),
    score.areaUnderCurve?.toFixed(4) ?? '-',
    score.calibrationError.toFixed(4),
    against === null
      ? ''
      : `${against.mean.toFixed(5)} ± ${(against.standardError ?? Number.NaN).toFixed(5)}`,
  ];
}

/** Backtests what batters do in a game: every listed batter, judged by Brier score and log loss, never by absolute error. */
export function backtestPlayerPerformance(
  history: History,
  { seasons, lineups }: BacktestOptions,
): SystemBacktest {
  const { batters, failures } = backtestBatters(history, { seasons, lineUps: lineups });
  const scores = scoreBatters(batters);
  const title = `player_performance, line-ups ${lineups}, seasons ${seasons.join(', ')}`;
  const isSuspect = scores.some(({ outcome, atLeast, areaUnderCurve }) => {
    const limit = suspectAreaUnderCurve[outcome];
    return atLeast === 1 && limit !== undefined && areaUnderCurve !== null && areaUnderCurve > limit;
  });
  return {
    print: (out) => {
      out(title);
      out('');
      if (scores.length === 0) out('No batter of these seasons could be forecast.');
      else for (const line of formatTable(header, scores.map(cellsOf))) out(line);
      for (const { asOf, reason } of failures) out(`no forecasts as of ${asOf}: ${reason}`);
      if (isSuspect) out('SUSPECT: better than anybody could know. Look for the leak.');
    },
    html: () => htmlPage(title, [{ heading: 'All batters', body: htmlTable(header, scores.map(cellsOf)) }]),
    writePredictions: (path) => {
      const byPk = new Map(history.games.map((game) => [game.gamePk, game]));
      const names = batterOutcomes.map((outcome) => `p_${outcome.toLowerCase()}`);
      const lines = batters.flatMap(({ gamePk, playerId, forecasts }) => {
        const game = byPk.get(gamePk);
        if (game === undefined) return [];
        const player = history.people.get(playerId)?.retrosheetId ?? String(playerId);
        const chances = batterOutcomes.map((outcome) => forecasts[outcome].atLeastOne.toFixed(5));
        return [`${identityOf(game)},${player},${chances.join(',')}\n`];
      });
      writeFileSync(path, `season,game_date,game_number,batter_id,${names.join(',')}\n${lines.join('')}`);
      return lines.length;
    },
    isSuspect,
  };
}
