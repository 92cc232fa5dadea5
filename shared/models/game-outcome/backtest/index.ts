export type { ExpectedRuns } from '../blend/team-runs.ts';
export { backtestGames } from './backtest-games.ts';
export type {
  FittedFeature,
  FittedMove,
  GameBacktest,
  GameBacktestOptions,
  GameForecast,
  GameRefit,
} from './game-backtest.ts';
