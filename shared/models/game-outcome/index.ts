import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import type { PredictionSystem } from '../prediction-system.ts';
import { explainGame } from './explain-game.ts';
import { type GameOutcomeModel, readGameOutcomeModel } from './model-file.ts';
import { gameInputMeaning, gameInputs } from './model-inputs.ts';
import { type GameOutcomeInput, type GameOutcomePrediction, predictGame } from './predict-game.ts';
import { GAME_OUTCOME_ID } from './system-id.ts';
import { type TrainedGameOutcome, trainGameOutcome } from './train-game-outcome.ts';
import type { TrainingGame } from './training-row.ts';
import type { TrainingSettings } from './training-settings.ts';

/** Who wins a game, and by how many runs. */
export const gameOutcome: PredictionSystem<
  TrainingGame,
  TrainingSettings,
  TrainedGameOutcome,
  GameOutcomeModel,
  GameOutcomeInput,
  GameOutcomePrediction
> = {
  id: GAME_OUTCOME_ID,
  target: 'Probability that the home team wins, and the expected runs of both teams.',
  features: gameFeatureNames,
  train: trainGameOutcome,
  readModel: readGameOutcomeModel,
  predict: predictGame,
  explain: explainGame,
  inputs: gameInputs,
  meaningOf: gameInputMeaning,
};
