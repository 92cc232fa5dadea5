import { z } from 'zod';
import type { CountDistribution } from '../../domain/statistics/count-distributions.ts';
import { type RedFlag, redFlagsOf, type StartWeather } from './red-flags.ts';
import type { StartFacts } from './start-facts.ts';
import {
  distributionOf,
  probabilityOver,
  type StrikeoutSpread,
  strikeoutLines,
} from './strikeout-distribution.ts';
import type { StrikeoutMean, StrikeoutSystemId } from './strikeout-system.ts';

/** When a forecast is worth a word. */
export const recommendationSettingsSchema = z.strictObject({
  /** Strikeouts between mean and line. */
  minEdge: z.number().nonnegative().default(0.5),
  /** 0..100. */
  minConfidence: z.number().min(0).max(100).default(60),
});

/** See `recommendationSettingsSchema`. */
export type RecommendationSettings = z.output<typeof recommendationSettingsSchema>;

/** PASS is what is said without a reason to say more. */
export type Recommendation = 'OVER' | 'UNDER' | 'PASS';

/** What one system says of one start. */
export interface StrikeoutForecast {
  systemId: StrikeoutSystemId;
  gamePk: number;
  isHome: boolean;
  pitcherId: number;
  mean: number;
  distribution: CountDistribution;
  overProbabilities: readonly { line: number; probability: number }[];
  /** 0..100: how well the start is known, see `confidenceOf`. No probability of being right. */
  confidence: number;
  redFlags: readonly RedFlag[];
  /** The line it was held against, in strikeouts; null without one. */
  line: number | null;
  /** Mean minus line; null without a line. */
  edge: number | null;
  recommendation: Recommendation;
}

/** With so many batters faced half of what makes a pitcher is known: the weight of the prior of a strikeout rate and of batters a start. */
const HALF_KNOWN_BATTERS = 100;
/** What each red flag leaves of the confidence. */
const FLAG_FACTOR = 0.85;

/**
 * 100 · n / (n + 100) · .85^flags · the system's own factor, at most 100; n = batters faced, half-life 365 days. A regular starter
 * without flags has about 85, one with four starts 50, a beginner 0.
 */
export function confidenceOf(knownBatters: number, flagCount: number, systemFactor: number): number {
  const known = knownBatters / (knownBatters + HALF_KNOWN_BATTERS);
  return Math.min(100, 100 * known * FLAG_FACTOR ** flagCount * systemFactor);
}

/** OVER or UNDER when both the edge and the confidence suffice; else PASS. */
export function recommend(
  edge: number | null,
  confidence: number,
  { minEdge, minConfidence }: RecommendationSettings,
): Recommendation {
  if (edge === null || Math.abs(edge) < minEdge || confidence < minConfidence) return 'PASS';
  return edge > 0 ? 'OVER' : 'UNDER';
}

/** What is around a start when it is forecast. */
export interface ForecastContext {
  spread: StrikeoutSpread;
  line?: number | null;
  weather?: StartWeather | null;
  settings?: RecommendationSettings;
}

/** A system's mean as the whole forecast of a start. */
export function describeForecast(
  start: StartFacts,
  systemId: StrikeoutSystemId,
  { mean, confidenceFactor }: StrikeoutMean,
  { spread, line = null, weather = null, settings = recommendationSettingsSchema.parse({}) }: ForecastContext,
): StrikeoutForecast {
  const distribution = distributionOf(mean, spread);
  const flags = redFlagsOf(start, weather);
  const confidence = confidenceOf(start.knownBatters, flags.length, confidenceFactor);
  const edge = line === null ? null : mean - line;
  return {
    systemId,
    gamePk: start.gamePk,
    isHome: start.isHome,
    pitcherId: start.pitcherId,
    mean,
    distribution,
    overProbabilities: strikeoutLines.map((value) => ({
      line: value,
      probability: probabilityOver(distribution, value),
    })),
    confidence,
    redFlags: flags,
    line,
    edge,
    recommendation: recommend(edge, confidence, settings),
  };
}
