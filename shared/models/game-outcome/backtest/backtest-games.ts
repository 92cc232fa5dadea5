import type { History, HistoryGame } from '../../../domain/history/history.ts';
import { probabilityOf } from '../blend/logit.ts';
import { stackedLogOdds } from '../blend/logit-stack.ts';
import { partNames, partProbabilities } from '../blend/parts.ts';
import { firstWarmRow, informedRows } from '../blend/rows-to-learn.ts';
import { historyRow } from '../blend/sample-rows.ts';
import { expectedRunsOf } from '../blend/team-runs.ts';
import { sideFeatures } from '../history/features.ts';
import { buildGameRows, type GameRows } from '../history/game-rows.ts';
import { runFeatureNames } from '../history/run-features.ts';
import type { FittedLineMove } from './fit-line-move.ts';
import { ANSWER, type FitContext, fitMonth, MEMBERS, type MonthFit } from './fit-month.ts';
import type {
  FittedMove,
  GameBacktest,
  GameBacktestOptions,
  GameForecast,
  GameRefit,
} from './game-backtest.ts';
import { type MarketRows, marketRows } from './market.ts';
import { type RollingMonth, rollingMonths } from './rolling-months.ts';

/** Names of what the market adds to the members. */
const OPEN_LINE = 'open_line';
const OPEN_LINE_STACK = 'open_line_stack';
const OPEN_LINE_MOVE = 'open_line_move';

/** Writes what every member says about the games of a month, and by how much their lines are expected to move; the fitted ones are NaN before there were games enough. */
function forecastMonth(
  { rows, forecasts, expectedMoves }: FitContext,
  { start, end }: RollingMonth,
  { homeWinRate, fitted, blend, lineMove }: MonthFit,
): void {
  for (let row = start; row < end; row += 1) {
    forecasts.constant[row] = homeWinRate;
    forecasts.elo[row] = rows.elo[row] ?? Number.NaN;
    expectedMoves[row] = lineMove?.expect(row) ?? Number.NaN;
    if (fitted === null) continue;
    const byPart = partProbabilities(fitted, historyRow(rows, row));
    partNames.forEach((name, part) => {
      forecasts[name][row] = byPart[part] ?? Number.NaN;
    });
    forecasts.blend[row] = probabilityOf(stackedLogOdds(blend, byPart));
  }
}

/** What the members that know the opening line say about a game; null without a line. */
function marketMembers(
  market: MarketRows | null,
  row: number,
  { openLine, lineMove }: MonthFit,
  withoutMarket: number,
): Record<typeof OPEN_LINE | typeof OPEN_LINE_STACK | typeof OPEN_LINE_MOVE, number> | null {
  const logOdds = market?.open[row] ?? Number.NaN;
  if (openLine === null || Number.isNaN(logOdds)) return null;
  const open = probabilityOf(logOdds);
  const stacked = probabilityOf(stackedLogOdds(openLine, [open, withoutMarket]));
  return {
    [OPEN_LINE]: open,
    [OPEN_LINE_STACK]: stacked,
    [OPEN_LINE_MOVE]: lineMove?.predict(row) ?? stacked,
  };
}

/** The forecast of one game. Where a fitted member has none, Elo answers for it. */
function forecastOf(
  { rows, forecasts, market }: FitContext,
  game: HistoryGame,
  row: number,
  fit: MonthFit,
): GameForecast {
  const elo = rows.elo[row] ?? Number.NaN;
  const members: Record<string, number> = {};
  for (const name of MEMBERS) {
    const own = forecasts[name][row] ?? Number.NaN;
    members[name] = Number.isNaN(own) ? elo : own;
  }
  const withoutMarket = members[ANSWER] ?? elo;
  const priced = marketMembers(market, row, fit, withoutMarket);
  const homeWinProbability = priced?.[OPEN_LINE_MOVE] ?? withoutMarket;
  const runWidth = 2 * runFeatureNames.length;
  return {
    gamePk: game.gamePk,
    season: game.season,
    gameDate: game.gameDate,
    gameNumber: game.gameNumber,
    members: { ...members, ...priced },
    chosen: priced === null ? ANSWER : OPEN_LINE_MOVE,
    homeWinProbability,
    usedOpenLine: priced !== null,
    expectedRuns: expectedRunsOf(
      fit.teamRuns,
      fit.marginSlope,
      rows.runFeatures.subarray(row * runWidth, (row + 1) * runWidth),
      homeWinProbability,
    ),
  };
}

const moveOf = ({ linear, rowCount }: FittedLineMove): FittedMove => ({
  rowCount,
  features: linear.featureNames.map((feature, column) => ({
    feature,
    coefficient: linear.coefficients[column] ?? 0,
    deviation: linear.standardiser.deviations[column] ?? 0,
  })),
});

/** The facts of a fit for a model card. */
function refitOf(rows: GameRows, { date, season }: RollingMonth, fit: MonthFit): GameRefit {
  const seasonAt = (row: number | undefined): number | null =>
    row === undefined ? null : (rows.games[row]?.season ?? null);
  const linear = fit.fitted?.margin.linear ?? null;
  return {
    date,
    season,
    rowCount: fit.learned.length,
    firstSeason: seasonAt(fit.learned[0]),
    lastSeason: seasonAt(fit.learned.at(-1)),
    homeWinRate: fit.homeWinRate,
    features:
      linear === null
        ? []
        : sideFeatures.map(({ name, unit }, column) => ({
            feature: name,
            unit,
            coefficient: linear.coefficients[column] ?? 0,
            deviation: linear.standardiser.deviations[column] ?? 0,
          })),
    blend: fit.blend,
    openLine: fit.openLine,
    lineMove: fit.lineMove === null ? null : moveOf(fit.lineMove),
    marginSlope: fit.marginSlope,
  };
}

/**
 * Forecasts the games of the asked seasons as they would have been forecast in their mornings: a walk through history, fitted anew at the start
 * of every season and month to nothing but what was known before it. The same history gives the same forecasts.
 */
export function backtestGames(history: History, options: GameBacktestOptions): GameBacktest {
  const lastSeason = Math.max(...options.seasons);
  const games = history.games.filter(({ season }) => season <= lastSeason);
  const rows = buildGameRows({ ...history, games }, options.lineups);
  const count = rows.games.length;
  const empty = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  const context: FitContext = {
    rows,
    warmRow: firstWarmRow(rows.games.map(({ season }) => season)),
    informed: informedRows(
      rows.games.map(({ season, home }) => ({ season, knowsPlayers: home.batters !== null })),
    ),
    forecasts: {
      constant: empty(),
      elo: empty(),
      logit: empty(),
      margin: empty(),
      gbdt: empty(),
      blend: empty(),
    },
    expectedMoves: empty(),
    market: options.variant === 'no_market' ? null : marketRows(rows, history),
  };
  const forecasts: GameForecast[] = [];
  const refits: GameRefit[] = [];
  for (const month of rollingMonths(rows.games)) {
    const fit = fitMonth(context, month);
    forecastMonth(context, month, fit);
    if (!options.seasons.includes(month.season)) continue;
    refits.push(refitOf(rows, month, fit));
    for (const [index, game] of rows.games.slice(month.start, month.end).entries())
      forecasts.push(forecastOf(context, game, month.start + index, fit));
  }
  return { options, forecasts, refits };
}
