export { backtestGames } from './backtest-games.ts';
export type { ExpectedRuns } from './fit-runs.ts';
export type {
  FittedFeature,
  FittedMove,
  FittedWeights,
  GameBacktest,
  GameBacktestOptions,
  GameForecast,
  GameRefit,
} from './game-backtest.ts';
