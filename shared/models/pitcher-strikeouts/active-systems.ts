import { z } from 'zod';
import { ensembleV1 } from './ensemble-v1.ts';
import { leagueAverage } from './league-average.ts';
import { poissonGlm } from './poisson-glm.ts';
import type { StrikeoutSystem } from './strikeout-system.ts';
import { v16Rolling } from './v1-6-rolling.ts';
import { v1Baseline } from './v1-baseline.ts';

/** Every system, members before what is made of them. A new one is a file and a line here. */
export const strikeoutSystems: readonly StrikeoutSystem[] = [
  leagueAverage,
  v1Baseline,
  v16Rolling,
  ensembleV1,
  poissonGlm,
];

/** Which systems forecast: the first alone, every one, or the first again because the others misbehave. */
export const strikeoutPhaseSchema = z.enum(['v1_only', 'all', 'rollback']);

/** See `strikeoutPhaseSchema`. */
export type StrikeoutPhase = z.infer<typeof strikeoutPhaseSchema>;

/** The systems of a phase. The yardstick is always among them. */
export function activeSystems(phase: StrikeoutPhase): readonly StrikeoutSystem[] {
  switch (phase) {
    case 'all':
      return strikeoutSystems;
    case 'v1_only':
    case 'rollback':
      return [leagueAverage, v1Baseline];
  }
}
