import { z } from 'zod';

/** Settings of the feature engine, read from the environment. */
export const featureEngineSettingsSchema = z.object({
  /** Feature dates computed by one query: bounds memory in a rebuild of years. */
  FEATURE_DATES_PER_QUERY_MAX: z.coerce.number().int().min(1).max(400).default(31),
});

/** See {@link featureEngineSettingsSchema}. */
export interface FeatureEngineSettings {
  datesPerQueryMax: number;
}

/** The settings of an environment. Throws a ZodError that names every bad variable. */
export function readFeatureEngineSettings(
  environment: Record<string, string | undefined>,
): FeatureEngineSettings {
  const variables = featureEngineSettingsSchema.parse(environment);
  return { datesPerQueryMax: variables.FEATURE_DATES_PER_QUERY_MAX };
}
