import { z } from 'zod';
import { readVariables } from '../../shared/domain/read-variables.ts';
import type { GateThresholds } from '../../shared/domain/validation/zone-gate.ts';
import { gateVariables, thresholdsOf } from '../../shared/runtime/gate-settings.ts';

/** Settings of the feature engine, read from the environment. */
export const featureEngineSettingsSchema = gateVariables.extend({
  /** Feature dates computed by one query: bounds memory in a rebuild of years. */
  FEATURE_DATES_PER_QUERY_MAX: z.coerce.number().int().min(1).max(400).default(62),
});

/** See {@link featureEngineSettingsSchema}. */
export interface FeatureEngineSettings {
  datesPerQueryMax: number;
  /** With less than this the facts of a date are left out of features. */
  gate: GateThresholds;
}

/** The settings of an environment. Throws CONFIG_INVALID naming every problem. */
export function readFeatureEngineSettings(
  environment: Record<string, string | undefined>,
): FeatureEngineSettings {
  const variables = readVariables(featureEngineSettingsSchema, environment, 'Feature engine configuration');
  return { datesPerQueryMax: variables.FEATURE_DATES_PER_QUERY_MAX, gate: thresholdsOf(variables) };
}
