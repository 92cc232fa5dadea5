import { batterFeatureMeanings, batterFeatureNames } from '../../../schemas/tables/player-feature-columns.ts';
import { inputsOf, meaningAmong } from '../player-training.ts';
import type { PredictionSystem, TrainedPlayers } from '../prediction-system.ts';
import type { BatterFacts } from './batter-facts.ts';
import { type PerformanceModel, PLAYER_PERFORMANCE_ID, readPerformanceModel } from './model-file.ts';
import { type BatterPrediction, explainBatter, predictBatter } from './predict-batter.ts';
import { type PerformanceTraining, trainPerformance } from './train-performance.ts';
import type { StartedBatter } from './walk-batters.ts';

export { type BacktestedBatter, type BatterBacktest, backtestBatters } from './backtest-batters.ts';
export { askBatters, type BatterFacts, type LineUpKnowledge } from './batter-facts.ts';
export { type BatterOutcome, batterOutcomes, outcomeNames } from './batter-outcomes.ts';
export { type BatterRow, batterRowOf, readBatterRows, readStartedBatters } from './batter-rows.ts';
export {
  batterMatrix,
  fitOutcome,
  type OutcomeForecast,
  type OutcomeModel,
  outcomeForecaster,
} from './fit-outcome.ts';
export { type BatterScore, scoreBatters } from './score-batters.ts';
export { performanceVersionOf } from './train-performance.ts';
export { type BatterToForecast, type StartedBatter, walkBatters } from './walk-batters.ts';
export type { BatterPrediction, PerformanceModel };

/** What the batters of a game will do. */
export const playerPerformance: PredictionSystem<
  StartedBatter,
  PerformanceTraining,
  TrainedPlayers,
  PerformanceModel,
  BatterFacts,
  BatterPrediction
> = {
  id: PLAYER_PERFORMANCE_ID,
  target:
    'Hits, home runs, runs batted in, runs, strikeouts and walks of a batter: expected, at least one, at least two.',
  features: batterFeatureNames,
  train: trainPerformance,
  readModel: readPerformanceModel,
  predict: predictBatter,
  explain: explainBatter,
  inputs: (batters) => inputsOf(batterFeatureNames, batters),
  meaningOf: meaningAmong(batterFeatureMeanings),
};
