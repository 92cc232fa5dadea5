import { fitCorrection, fitTrees } from '../../shared/models/game-outcome/fit-members.ts';
import type { GameOutcomeModelFile } from '../../shared/models/game-outcome/model-file.ts';
import { WITH_OPEN_LINE_ID } from '../../shared/models/game-outcome/system-id.ts';
import { trainGameOutcome } from '../../shared/models/game-outcome/train-game-outcome.ts';
import { readTrainingRows } from '../../shared/models/game-outcome/training-row.ts';
import { trainingSettingsSchema } from '../../shared/models/game-outcome/training-settings.ts';
import { outcomeWorld } from './outcome-world.ts';

const games = readTrainingRows(outcomeWorld({ seed: 2, days: 30, starterEffect: 1 }).rows);
const settings = trainingSettingsSchema.parse({});
const outcome = trainGameOutcome(games, settings);
if (outcome.kind !== 'trained') throw new Error(outcome.reason);

/** A model of the logistic member, trained through 2026-04-24. */
export const trainedFile: GameOutcomeModelFile = {
  ...outcome.trained.file,
  member: 'logistic',
  correction: fitCorrection(games, 100),
  trees: null,
};

/** The same games learned by trees. */
export const trainedTreesFile: GameOutcomeModelFile = {
  ...trainedFile,
  member: 'trees',
  correction: null,
  trees: fitTrees(games, 150, settings),
};

/** Half the opening line, half the logistic model: of the variant that knows the market. */
export const trainedOpenLineFile: GameOutcomeModelFile = {
  ...trainedFile,
  model_system: WITH_OPEN_LINE_ID,
  model_version: `${trainedFile.model_version.slice(0, 9)}0000cafe`,
  member: 'open_line_stack',
  open_line: {
    base: 'logistic',
    weights: { names: ['open_line', 'model'], weights: [0.5, 0.5], intercept: 0, row_count: 0 },
    move: null,
  },
};
