export {
  activeSystems,
  type StrikeoutPhase,
  strikeoutPhaseSchema,
  strikeoutSystems,
} from './active-systems.ts';
export {
  type BacktestedStart,
  backtestStrikeouts,
  CHOSEN_STRIKEOUT_SYSTEM,
  type StrikeoutBacktest,
  type StrikeoutBacktestOptions,
  type StrikeoutRefit,
} from './backtest-strikeouts.ts';
export {
  confidenceOf,
  describeForecast,
  type ForecastContext,
  type Recommendation,
  type RecommendationSettings,
  recommend,
  recommendationSettingsSchema,
  type StrikeoutForecast,
} from './describe-forecast.ts';
export { forecastSystems, type ReadySystem, type SystemFailure } from './forecast-systems.ts';
export { type RedFlag, redFlags, redFlagsOf, type StartWeather } from './red-flags.ts';
export { type StrikeoutScore, scoreStrikeouts } from './score-strikeouts.ts';
export { askStarts, type EndedStart, type StartFacts } from './start-facts.ts';
export type { LineupKnowledge } from './start-view.ts';
export { type StrikeoutSpread, strikeoutLines } from './strikeout-distribution.ts';
export {
  type CombinedSystem,
  type FittedSystem,
  type StrikeoutMean,
  type StrikeoutSystem,
  type StrikeoutSystemId,
  strikeoutSystemIds,
} from './strikeout-system.ts';
export { type StrikeoutStart, walkStarts } from './walk-starts.ts';
