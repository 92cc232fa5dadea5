import { gameOutcome } from './game-outcome/index.ts';

/** Every prediction system of the product. A new one is a folder and a line here. */
export const predictionSystems = [gameOutcome] as const;
