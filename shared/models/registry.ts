import { gameOutcome } from './game-outcome/index.ts';
import { gameOutcomeWithOpenLine } from './game-outcome/open-line/index.ts';
import { pitcherStrikeouts } from './pitcher-strikeouts/index.ts';
import { playerPerformance } from './player-performance/index.ts';

/** Every prediction system of the product, variants among them. A new one is a folder and a line here. */
export const predictionSystems = [
  gameOutcome,
  gameOutcomeWithOpenLine,
  pitcherStrikeouts,
  playerPerformance,
] as const;
