import { fitCorrection, fitTrees } from '../../shared/models/game-outcome/fit-members.ts';
import type { GameOutcomeModelFile } from '../../shared/models/game-outcome/model-file.ts';
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
