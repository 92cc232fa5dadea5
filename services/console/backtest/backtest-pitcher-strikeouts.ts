import type { History } from '../../../shared/domain/history/history.ts';
import {
  backtestStrikeouts,
  type StrikeoutScore,
  scoreStrikeouts,
} from '../../../shared/models/pitcher-strikeouts/index.ts';
import { formatTable } from '../print-run.ts';
import { htmlPage, htmlTable } from './charts.ts';
import type { BacktestOptions } from './options.ts';
import type { SystemBacktest } from './system-backtest.ts';
import { type StarterForecast, writeStrikeoutPredictions } from './write-predictions.ts';

/** A mean absolute error below this on all starts is more than a perfect forecast of the mean could have (about 1.76 with known means). */
const suspectMeanAbsoluteError = 1.6;

const header = [
  'system',
  'n',
  'MAE',
  'RMSE',
  'bias',
  'log likelihood',
  'P(over) Brier',
  'P(over) ECE',
  'MAE minus chosen ± SE',
];

function cellsOf(score: StrikeoutScore): (string | number)[] {
  const { mean, standardError } = score.againstChosen;
  const difference = `${mean < 0 ? '-' : '+'}${Math.abs(mean).toFixed(4)}${standardError === null ? '' : ` ± ${standardError.toFixed(4)}`}`;
  return [
    score.systemId,
    score.starts,
    score.meanAbsoluteError.toFixed(4),
    score.rootMeanSquaredError.toFixed(4),
    score.bias.toFixed(3),
    score.logLikelihood.toFixed(4),
    score.overBrier.toFixed(4),
    score.overCalibrationError.toFixed(4),
    difference,
  ];
}

/** Backtests how many batters the starters strike out: all starts, without an outcome filter, every system on the same ones. */
export function backtestPitcherStrikeouts(history: History, options: BacktestOptions): SystemBacktest {
  const { seasons, lineups } = options;
  const result = backtestStrikeouts(history, { seasons, lineups });
  const byPk = new Map(history.games.map((game) => [game.gamePk, game]));
  const forecasts = result.starts.flatMap(({ gamePk, isHome, pitcherId, means }): StarterForecast[] => {
    // In the first season there is nothing to fit a model to: the league's average is what is known.
    const [game, meanStrikeouts] = [byPk.get(gamePk), means[result.chosen] ?? means.league_average];
    return game === undefined || meanStrikeouts === undefined
      ? []
      : [{ game, isHome, pitcherId, meanStrikeouts }];
  });
  const sets = [
    { title: 'All starts', scores: scoreStrikeouts(result) },
    ...(seasons.length > 1 ? seasons : []).map((season) => ({
      title: `Starts of ${season}`,
      scores: scoreStrikeouts(result, season),
    })),
  ].filter(({ scores }) => scores.length > 0);
  const title = `pitcher_strikeouts, line-ups ${lineups}, seasons ${seasons.join(', ')}; chosen: ${result.chosen}`;
  const chosen = sets[0]?.scores.find(({ systemId }) => systemId === result.chosen);
  const isSuspect = chosen !== undefined && chosen.meanAbsoluteError < suspectMeanAbsoluteError;
  return {
    print: (out) => {
      out(title);
      for (const set of sets) {
        out('');
        out(`${set.title} (${set.scores[0]?.starts ?? 0})`);
        for (const line of formatTable(header, set.scores.map(cellsOf))) out(line);
      }
      if (sets.length === 0) out('No start of these seasons has a pitching line to compare with.');
      for (const { systemId, asOf, starts, reason } of result.failures)
        out(`${systemId} failed as of ${asOf} (${starts} starts): ${reason}`);
      if (isSuspect) out('SUSPECT: better than anybody who knew the true means could be. Look for the leak.');
    },
    html: () =>
      htmlPage(
        title,
        sets.map(({ title: heading, scores }) => ({ heading, body: htmlTable(header, scores.map(cellsOf)) })),
      ),
    writePredictions: (path) => writeStrikeoutPredictions(path, forecasts, history.people),
    isSuspect,
  };
}
