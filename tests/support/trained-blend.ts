import { blendFileOf } from '../../shared/models/game-outcome/blend/blend-file.ts';
import { rollBlend } from '../../shared/models/game-outcome/blend/roll-blend.ts';
import type { GameOutcomeModelFile } from '../../shared/models/game-outcome/model-file.ts';
import { trainingGamesOf } from './history-training-games.ts';
import { madeUpLeague } from './made-up-league.ts';
import { trainedFile } from './trained-file.ts';

const games = trainingGamesOf(madeUpLeague({ seasons: [2014, 2015], days: 110 }));
const blend = rollBlend(games, []).fitAll();
if (blend === null) throw new Error('too few games for a blend');

/** A model of the blend, of another league than `trainedFile`. */
export const trainedBlendFile: GameOutcomeModelFile = {
  ...trainedFile,
  member: 'blend',
  correction: null,
  runs: null,
  blend: blendFileOf(blend),
};
