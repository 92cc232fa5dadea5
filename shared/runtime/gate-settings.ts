import { z } from 'zod';
import { readVariables } from '../domain/read-variables.ts';
import { defaultGateThresholds, type GateThresholds } from '../domain/validation/zone-gate.ts';

const share = (fallback: number) => z.coerce.number().min(0).max(1).default(fallback);

/** Thresholds of the gates, as variables of the environment: the least share, 0 to 1. */
export const gateVariables = z.object({
  GATE_COMPLETENESS_MIN: share(defaultGateThresholds.completeness),
  GATE_ACCURACY_MIN: share(defaultGateThresholds.accuracy),
  GATE_CONSISTENCY_MIN: share(defaultGateThresholds.consistency),
  GATE_TIMELINESS_MIN: share(defaultGateThresholds.timeliness),
});

/** The thresholds of these variables. */
export const thresholdsOf = (variables: z.infer<typeof gateVariables>): GateThresholds => ({
  completeness: variables.GATE_COMPLETENESS_MIN,
  accuracy: variables.GATE_ACCURACY_MIN,
  consistency: variables.GATE_CONSISTENCY_MIN,
  timeliness: variables.GATE_TIMELINESS_MIN,
});

/** The thresholds of an environment. Throws CONFIG_INVALID and names every bad variable. */
export function readGateThresholds(
  environment: Readonly<Record<string, string | undefined>>,
): GateThresholds {
  return thresholdsOf(readVariables(gateVariables, environment, 'The thresholds of the gates are invalid'));
}
