import { gameFeatureNames } from '../../../../schemas/tables/features.ts';
import { marketMemoryNames } from '../../../../schemas/tables/market-memory-features.ts';
import { embeddedTreeEngine } from '../../../domain/trees/tree-engine.ts';
import type { PredictionSystem } from '../../prediction-system.ts';
import { examineGames } from '../examine-games.ts';
import { explainGame } from '../explain-game.ts';
import { type GameOutcomeModel, readGameOutcomeModel } from '../model-file.ts';
import { gameInputMeaning, gameInputs } from '../model-inputs.ts';
import { OPEN_LINE_REASON } from '../outcome-member.ts';
import { type GameOutcomeInput, type GameOutcomePrediction, predictGame } from '../predict-game.ts';
import { chooseMember } from '../score-members.ts';
import { WITH_OPEN_LINE_ID } from '../system-id.ts';
import { fitExamined, type TrainedGameOutcome } from '../train-game-outcome.ts';
import type { TrainingGame } from '../training-row.ts';
import type { TrainingSettings } from '../training-settings.ts';
import { examineOpenLine } from './examine-open-line.ts';

/**
 * Who wins a game, by a model that looks at the opening line: the variant `with_open_line` of `game_outcome`. Of a game without a price, and while there
 * is no model, it has nothing to say: null.
 */
export const gameOutcomeWithOpenLine: PredictionSystem<
  TrainingGame,
  TrainingSettings,
  TrainedGameOutcome,
  GameOutcomeModel,
  GameOutcomeInput,
  GameOutcomePrediction | null
> = {
  id: WITH_OPEN_LINE_ID,
  target:
    'Probability that the home team wins, and the expected runs of both teams, knowing the opening line.',
  features: [OPEN_LINE_REASON, ...marketMemoryNames, ...gameFeatureNames],
  train(games, settings, engine = embeddedTreeEngine) {
    const without = examineGames(games, settings, null, engine);
    if (without.kind === 'too_little_data') return without;
    const outcome = examineOpenLine(without.examination, settings);
    if (outcome.kind === 'too_little_data') return outcome;
    const { candidates, outcomes } = outcome.examination;
    const { member } = chooseMember(candidates, outcomes, settings.treesMarginStandardErrors);
    return { kind: 'trained', trained: fitExamined(outcome.examination, member) };
  },
  readModel: readGameOutcomeModel,
  predict(model, input) {
    if (model === null) return null;
    const prediction = predictGame(model, input);
    return prediction.fallbackReason === null ? prediction : null;
  },
  explain: (model, prediction) => (prediction === null ? [] : explainGame(model, prediction)),
  inputs: gameInputs,
  meaningOf: gameInputMeaning,
};
