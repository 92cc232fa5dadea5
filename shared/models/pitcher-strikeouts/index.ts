import { startFeatureMeanings, startFeatureNames } from '../../../schemas/tables/player-feature-columns.ts';
import { inputsOf, meaningAmong } from '../player-training.ts';
import type { PredictionSystem, TrainedPlayers } from '../prediction-system.ts';
import { PITCHER_STRIKEOUTS_ID, readStrikeoutModel, type StrikeoutModel } from './model-file.ts';
import { explainStart, predictStart, type StartInput, type StartPrediction } from './predict-start.ts';
import type { EndedStart } from './start-facts.ts';
import { type StrikeoutTraining, trainStrikeouts } from './train-strikeouts.ts';

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
export { UNTRAINED_VERSION } from './predict-start.ts';
export { type RedFlag, redFlags, redFlagsOf, type StartWeather } from './red-flags.ts';
export { type StrikeoutScore, scoreStrikeouts } from './score-strikeouts.ts';
export { askStarts, type EndedStart, type StartFacts } from './start-facts.ts';
export { readEndedStarts, readStartRows, type StartRow, startRowOf } from './start-rows.ts';
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
export { strikeoutVersionOf } from './train-strikeouts.ts';
export { type StrikeoutStart, walkStarts } from './walk-starts.ts';
export type { StartInput, StartPrediction, StrikeoutModel };

/** How many a starter will strike out: five systems of one target. */
export const pitcherStrikeouts: PredictionSystem<
  EndedStart,
  StrikeoutTraining,
  TrainedPlayers,
  StrikeoutModel,
  StartInput,
  StartPrediction
> = {
  id: PITCHER_STRIKEOUTS_ID,
  target: 'Strikeouts of a starting pitcher: mean, distribution, P(over), by each of five systems.',
  features: startFeatureNames,
  train: trainStrikeouts,
  readModel: readStrikeoutModel,
  predict: predictStart,
  explain: explainStart,
  inputs: (starts) => inputsOf(startFeatureNames, starts),
  meaningOf: meaningAmong(startFeatureMeanings),
};
