import { z } from 'zod';
import { readVariables } from '../../shared/domain/read-variables.ts';
import {
  type RecommendationSettings,
  recommendationSettingsSchema,
  type StrikeoutPhase,
  strikeoutPhaseSchema,
} from '../../shared/models/pitcher-strikeouts/index.ts';

/** Which strikeout systems forecast, and when a forecast is worth a word. */
export interface StrikeoutSettings {
  phase: StrikeoutPhase;
  recommendation: RecommendationSettings;
}

const playersSchema = z.object({
  STRIKEOUT_PHASE: strikeoutPhaseSchema.default('all'),
  STRIKEOUT_MIN_EDGE: z.coerce.number().nonnegative().optional(),
  STRIKEOUT_MIN_CONFIDENCE: z.coerce.number().min(0).max(100).optional(),
});

/** What is said of starters by who sets nothing. */
export const ordinaryStrikeoutSettings: StrikeoutSettings = {
  phase: 'all',
  recommendation: recommendationSettingsSchema.parse({}),
};

/** Which strikeout systems forecast and when they recommend, from environment variables. Throws CONFIG_INVALID naming every problem. */
export function readStrikeoutSettings(
  environment: Readonly<Record<string, string | undefined>>,
): StrikeoutSettings {
  const { STRIKEOUT_PHASE, STRIKEOUT_MIN_EDGE, STRIKEOUT_MIN_CONFIDENCE } = readVariables(
    playersSchema,
    environment,
    'Strikeout systems',
  );
  return {
    phase: STRIKEOUT_PHASE,
    recommendation: recommendationSettingsSchema.parse({
      minEdge: STRIKEOUT_MIN_EDGE,
      minConfidence: STRIKEOUT_MIN_CONFIDENCE,
    }),
  };
}
