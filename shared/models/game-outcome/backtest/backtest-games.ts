import type { History, HistoryGame } from '../../../domain/history/history.ts';
import { historyFeatureNames, sideFeatures } from '../history/features.ts';
import { buildGameRows, type GameRows } from '../history/game-rows.ts';
import { runFeatureNames } from '../history/run-features.ts';
import { ANSWER, type Forecasts, fitMonth, MEMBERS, type MonthFit } from './fit-month.ts';
import { expectedRunsOf } from './fit-runs.ts';
import type {
  FittedWeights,
  GameBacktest,
  GameBacktestOptions,
  GameForecast,
  GameRefit,
} from './game-backtest.ts';
import type { LogitStack } from './logit-stack.ts';
import { type RollingMonth, rollingMonths } from './rolling-months.ts';

/** Names of what the market adds to the members. */
const OPEN_LINE = 'open_line';
const OPEN_LINE_STACK = 'open_line_stack';

const isPrice = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && value > 0 && value < 1;

/** Writes what every member says about the games of a month; the fitted ones are NaN before there were games enough. */
function forecastMonth(
  { rows, forecasts }: { rows: GameRows; forecasts: Forecasts },
  { start, end }: RollingMonth,
  { homeWinRate, fitted, blend }: MonthFit,
): void {
  const width = historyFeatureNames.length;
  for (let row = start; row < end; row += 1) {
    forecasts.constant[row] = homeWinRate;
    forecasts.elo[row] = rows.elo[row] ?? Number.NaN;
    if (fitted === null) continue;
    const features = rows.features.subarray(row * width, (row + 1) * width);
    const { margin, logit, gbdt } = fitted;
    const [byMargin, byLogit, byTrees] = [margin, logit, gbdt].map(({ predict }) => predict(features));
    forecasts.margin[row] = byMargin ?? Number.NaN;
    forecasts.logit[row] = byLogit ?? Number.NaN;
    forecasts.gbdt[row] = byTrees ?? Number.NaN;
    forecasts.blend[row] = blend.combine([byMargin ?? 0.5, byLogit ?? 0.5, byTrees ?? 0.5]);
  }
}

/** The forecast of one game. Where a fitted member has none, Elo answers for it. */
function forecastOf(
  context: { rows: GameRows; forecasts: Forecasts; openLines: Float64Array | null },
  row: number,
  fit: MonthFit,
): GameForecast | null {
  const { rows, forecasts, openLines } = context;
  const game = rows.games[row];
  if (game === undefined) return null;
  const elo = rows.elo[row] ?? 0.5;
  const members: Record<string, number> = {};
  for (const name of MEMBERS) {
    const own = forecasts[name][row] ?? Number.NaN;
    members[name] = Number.isNaN(own) ? elo : own;
  }
  const withoutMarket = members[ANSWER] ?? elo;
  const open = openLines?.[row] ?? Number.NaN;
  const usedOpenLine = fit.openLine !== null && !Number.isNaN(open);
  const stacked = usedOpenLine ? fit.openLine?.combine([open, withoutMarket]) : undefined;
  if (usedOpenLine) members[OPEN_LINE] = open;
  if (openLines !== null) members[OPEN_LINE_STACK] = stacked ?? withoutMarket;
  const homeWinProbability = stacked ?? withoutMarket;
  const runWidth = 2 * runFeatureNames.length;
  return {
    gamePk: game.gamePk,
    season: game.season,
    gameDate: game.gameDate,
    gameNumber: game.gameNumber,
    members,
    chosen: usedOpenLine ? OPEN_LINE_STACK : ANSWER,
    homeWinProbability,
    usedOpenLine,
    expectedRuns: expectedRunsOf(
      fit.teamRuns,
      fit.marginSlope,
      rows.runFeatures.subarray(row * runWidth, (row + 1) * runWidth),
      homeWinProbability,
    ),
  };
}

const weightsOf = ({ names, weights, intercept, rowCount }: LogitStack): FittedWeights => ({
  names,
  weights,
  intercept,
  rowCount,
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
    blend: weightsOf(fit.blend),
    openLine: fit.openLine === null ? null : weightsOf(fit.openLine),
    marginSlope: fit.marginSlope,
  };
}

/** Marks the games of seasons before which a season with batting lines lies: their features know players. */
function informedRows(games: readonly HistoryGame[]): Uint8Array {
  const withLines = new Set(games.filter(({ home }) => home.batters !== null).map(({ season }) => season));
  return Uint8Array.from(games, ({ season }) => (withLines.has(season - 1) ? 1 : 0));
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
  const firstSeason = rows.games[0]?.season ?? null;
  const secondSeasonRow = rows.games.findIndex(({ season }) => season !== firstSeason);
  const empty = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  const context = {
    rows,
    warmRow: secondSeasonRow < 0 ? count : secondSeasonRow,
    informed: informedRows(rows.games),
    forecasts: {
      constant: empty(),
      elo: empty(),
      logit: empty(),
      margin: empty(),
      gbdt: empty(),
      blend: empty(),
    },
    openLines:
      options.variant === 'no_market'
        ? null
        : Float64Array.from(rows.games, ({ gamePk }) => {
            const open = history.prices.get(gamePk)?.open;
            return isPrice(open) ? open : Number.NaN;
          }),
  };
  const forecasts: GameForecast[] = [];
  const refits: GameRefit[] = [];
  for (const month of rollingMonths(rows.games)) {
    const fit = fitMonth(context, month);
    forecastMonth(context, month, fit);
    if (!options.seasons.includes(month.season)) continue;
    refits.push(refitOf(rows, month, fit));
    for (let row = month.start; row < month.end; row += 1) {
      const forecast = forecastOf(context, row, fit);
      if (forecast !== null) forecasts.push(forecast);
    }
  }
  return { options, forecasts, refits };
}
