import { z } from 'zod';
import type { DriftLimits } from '../../../shared/domain/drift/judge-drift.ts';
import { readVariables } from '../../../shared/domain/read-variables.ts';

/** Limits, and the days of the window. */
export interface DriftSettings extends DriftLimits {
  windowDays: number;
}

const variables = z.object({
  DRIFT_WINDOW_DAYS: z.coerce.number().int().min(7).max(180).default(30),
  DRIFT_ROWS_MIN: z.coerce.number().int().min(2).default(100),
  DRIFT_PSI_MAX: z.coerce.number().positive().default(0.25),
  DRIFT_STANDARD_ERRORS: z.coerce.number().positive().default(3),
});

/** Settings from environment variables. Throws CONFIG_INVALID naming every problem. */
export function readDriftSettings(environment: Readonly<Record<string, string | undefined>>): DriftSettings {
  const { DRIFT_WINDOW_DAYS, DRIFT_ROWS_MIN, DRIFT_PSI_MAX, DRIFT_STANDARD_ERRORS } = readVariables(
    variables,
    environment,
    'Drift is set wrongly',
  );
  return {
    windowDays: DRIFT_WINDOW_DAYS,
    rowsMin: DRIFT_ROWS_MIN,
    psiMax: DRIFT_PSI_MAX,
    standardErrors: DRIFT_STANDARD_ERRORS,
  };
}
