import { gameOutcome } from './game-outcome/index.ts';
import { pitcherStrikeouts } from './pitcher-strikeouts/index.ts';
import { playerPerformance } from './player-performance/index.ts';

/** Every prediction system of the product. A new one is a folder and a line here. */
export const predictionSystems = [gameOutcome, pitcherStrikeouts, playerPerformance] as const;
